"""Laws of the meaning of rules: one file each, and random rulebooks on which all evaluators must agree."""
