"""The memo as one page: no script, no outside font, no colour needed; it prints as it reads.

Everything that comes from a file goes through the template's escaping.
"""

from __future__ import annotations

from engine.explanation import wording
from engine.explanation.as_text import ask_words
from engine.explanation.circles_words import statement_words
from engine.explanation.groups import Group
from engine.explanation.repairs import repair_words
from engine.explanation.sourced import source_words
from engine.language.case import Fact
from engine.language.value import Certainty

from .changes_words import headed, untold
from .loop_svg import loop_svg
from .memo import Memo
from .plot import plot_words

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{ trace.case.title }}</title>
<style>
body { font: 1.05rem/1.5 Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a;
  background: #fff; }
h1 { font-size: 1.7rem; line-height: 1.2; margin-bottom: .2rem; }
h2 { font-size: 1.25rem; margin-top: 2rem; border-bottom: 1px solid #999; }
h3 { font-size: 1.05rem; margin: 1.4rem 0 .3rem; }
.quiet { color: #5f6368; }
.lead li { margin: .3rem 0; }
blockquote { margin: .6rem 0 .6rem 1rem; padding-left: .8rem; border-left: 3px solid #999; font-style: italic; }
blockquote footer { font-style: normal; color: #5f6368; }
li ul { padding-left: 1.2rem; border-left: 1px solid #ccc; list-style: none; }
.assumed { font-style: italic; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 1.2rem; font-size: .95rem; }
th { text-align: left; border-bottom: 1px solid #999; font-weight: normal; color: #5f6368; }
td { padding: .12rem .6rem .12rem 0; vertical-align: baseline; }
td.bar { width: 30%; }
td.bar span { display: block; height: .7em; background: #555; print-color-adjust: exact; }
td.number { text-align: right; white-space: nowrap; }
svg { width: 100%; max-width: 40rem; font-size: 15px; }
svg rect { fill: none; stroke: #1a1a1a; }
svg path { stroke: #1a1a1a; }
svg text.quiet { fill: #5f6368; font-size: 13px; }
svg text.loop { font-size: 28px; }
pre { font: .85rem/1.35 ui-monospace, monospace; white-space: pre-wrap; }
section, h3 { break-inside: avoid-page; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } h2 { break-after: avoid; } }
</style>
</head>
<body>
<header>
<h1>{{ trace.case.title }}</h1>
<p class="quiet">{% if trace.case.as_of %}As of {{ trace.case.as_of }}. {% endif %}Rulebook:
{{ trace.rulebook.title }}.</p>
</header>
<main>
{% if memo.lead %}<h2>{{ memo.lead.title }}</h2>
<pre>{{ memo.lead.text }}</pre>
{% endif %}<h2>Bottom line</h2>
{% if memo.answers %}<ul class="lead">
{% for answer in memo.answers %}<li>{{ ask(answer) }} <strong>{{ w.ANSWER[answer.answer] }}</strong>{% if
answer.sentences %}: {{ answer.sentences | map("say") | join("; ") }}{% endif %}.</li>
{% endfor %}</ul>
<p>Where the reasoning ends up:</p>{% endif %}
<ul class="lead">
{% for group in memo.overview.ends %}<li>{{ group.words }}{% if group.names %} <span class="quiet">({{
group.names | join(", ") }})</span>{% endif %}: <strong>{{ beside(group) }}</strong></li>
{% endfor %}</ul>
<h2>Reasoning</h2>
{% macro outline(reason) %}<li{% if reason.standing == "not stated" and reason.assumed %} class="assumed">{{ w.ABSENT
}}: {{ reason.words }}{% else %}>{{ reason.words }} <span class="quiet">({{ reason.beside }}{% if reason.shown_above
%}; {{ w.SHOWN }}{% endif %})</span>{% endif %}{% if reason.premises %}
<ul>{% for premise in reason.premises %}{{ outline(premise) }}{% endfor %}</ul>{% endif %}</li>
{% endmacro %}
{% for reason in memo.reasons %}<section>
<h3>{{ w.capital(reason.words) }}</h3>
{% if reason.by %}<p>{{ reason.by.because }} {{ reason.by.sureness }}</p>
<p class="quiet">By the rule “{{ reason.by.title }}” ({{ reason.by.status }}, {{ reason.by.certainty }}), because</p>
<ol>{% for premise in reason.premises %}{{ outline(premise) }}{% endfor %}</ol>
{% for words in reason.by.even_though %}<p>{{ w.capital(w.EVEN_THOUGH) }} {{ words }}.</p>{% endfor %}
{% if reason.by.quote and reason.by.quote.text %}<blockquote>“{{ reason.by.quote.text }}”<footer>{{
reason.by.quote.place }}{% if not reason.by.quote.checked %} (not checked){% endif %}</footer></blockquote>{% endif %}
{% endif %}</section>
{% endfor %}
{% if memo.taken or memo.unstated %}<h2>Taken for granted</h2>
<ul>{% for taken in memo.taken %}<li>Nothing was said about: {{ taken.sentence | say }} <span class="quiet">({{
w.resting(taken.rests | length) }})</span></li>
{% endfor %}</ul>
{% if memo.unstated %}<p>What the author takes for granted without saying:</p>
<ul>{% for each in memo.unstated %}<li>{{ each.say }}</li>
{% endfor %}</ul>{% endif %}{% endif %}
{% if memo.conflicts %}<h2>In conflict</h2>
<ul>{% for conflict in memo.conflicts %}<li>{{ w.CONFLICT[conflict.kind] }}: {{
conflict.sentences | map("say") | join("; ") }}.</li>
{% endfor %}</ul>{% endif %}
{% if memo.circles.standing %}<h2>Circles</h2>
{% for ring in memo.circles.standing %}<h3>{{ w.capital(ring.name or ring.label) }} ({{ ring.sign }})</h3>
<ol>{% for index in ring.statements %}<li>{{ statement(index) }}</li>
{% endfor %}</ol>
<p>and so back to the first.{% set stands = ring.turns | map(attribute="names") | select | map("join", " and ") | list
%}{% if stands %} It stands for {{ w.listed(stands) }}.{% endif %}</p>
{% endfor %}{% endif %}
{% if memo.loops %}<h2>Circles from round to round</h2>
{% for circle in memo.loops %}<h3>{{ w.capital(circle.title) }} ({{ circle.sign }})</h3>
{{ drawn(circle) }}
{% endfor %}{% endif %}
{% if memo.changes %}<h2>What would change it</h2>
{% for asked in memo.changes %}<p>So that this no longer follows: {{ asked.sentence | say }}</p>
{% set told = namespace(before=0) %}{% for heading, ways in headed(asked) %}<p>{{ heading }}:</p>
<ol start="{{ told.before + 1 }}">{% for way in ways %}<li>{{ change(way) }}</li>
{% endfor %}</ol>
{% set told.before = told.before + ways | length %}{% endfor %}{% for said in untold(asked) %}<p>{{ said }}</p>
{% endfor %}{% endfor %}{% endif %}
{% if memo.plot %}<h2>What carries it</h2>
{% macro bars(title, beside, found) %}{% if found %}<table>
<thead><tr><th>{{ title }}</th><th colspan="2">{{ beside }}</th></tr></thead>
<tbody>{% for bar in found %}<tr><td>{{ bar.words }}</td>
<td class="bar"><span style="width: {{ bar.percent }}"></span></td><td class="number">{{ bar.said }}</td></tr>
{% endfor %}</tbody></table>
{% endif %}{% endmacro %}
{{ bars("Without this fact", "so many conclusions fall", memo.plot.facts) }}
{{ bars("If this were so, of which nothing was said", "so many conclusions fall", memo.plot.silences) }}
{{ bars("Possible, whatever else becomes known", "in so many of all ways to answer", memo.plot.possible) }}
{{ bars("Impossible, whatever else becomes known", "in so many of all ways to answer", memo.plot.impossible) }}
<p>{{ rest | join(" ") }}</p>
{% endif %}
{% if memo.expected %}<h2>What you expect</h2>
<ul>{% for one in memo.expected %}<li>{{ one.sentence }}: {{ one.said }}{% if one.became %} {{
one.became }}{% endif %}</li>
{% endfor %}</ul>{% endif %}
<h2>What was entered</h2>
<ul>{% for fact in memo.entered %}<li>{{ fact.sentence | say }} <span class="quiet">{{ who(fact) }}</span></li>
{% endfor %}</ul>
{% if memo.sources %}<h2>Sources</h2>
<ul>{% for source in memo.sources %}<li>{{ [source.author, source.title, source.published, source.address] | select |
join(", ") }}{% if not source.checked %} (not checked){% endif %}</li>
{% endfor %}</ul>{% endif %}
</main>
</body>
</html>
"""


def memo_html(memo: Memo) -> str:
    """The memo as one self-contained HTML page."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    trace = memo.trace
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=False)
    environment.filters["say"] = trace.say

    def beside(group: Group) -> str:
        claim = trace.rulebook.statements[group.sentences[0].statement].claim
        return wording.beside(claim, group.certainty)

    def who(fact: Fact) -> str:
        parts = [str(fact.certainty)] if fact.certainty < Certainty.CERTAIN else []
        parts += [wording.DISPUTED] if fact.disputed else []
        parts += [f"by {fact.by}"] if fact.by else []
        return "; ".join([*parts, *([source_words(trace, fact.source)] if fact.source else [])])

    return (
        environment.from_string(_PAGE).render(
            memo=memo,
            trace=trace,
            w=wording,
            ask=lambda answer: ask_words(trace, answer),
            beside=beside,
            who=who,
            rest=plot_words(memo.plot) if memo.plot else [],
            drawn=lambda loop: Markup(loop_svg(trace, loop)),
            headed=headed,
            untold=untold,
            change=lambda way: repair_words(trace, way),
            statement=lambda index: statement_words(trace, index),
        )
        + "\n"
    )
