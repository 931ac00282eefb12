"""The words on forms that say whose a place is, that it is for a signature or a flag, and those that say nothing."""

from __future__ import annotations

from collections.abc import Mapping

WHO: Mapping[str, str] = {
    "reviewer": (
        r"reviewer|supervisor|evaluator|principal|administrator|admin|assessor|appraiser|approver|superintendent|"
        r"director|designee|supervising administrator|immediate supervisor|building principal|school leader|"
        r"reviewing educator|review(ed)?( and (approved|verified))? by"
        r"|(approved|verified) and reviewed by|evaluated by|verified by|verifier|assistant principal|"
        r"department (head|chair)|pgp reviewer"
    ),
    "partner": (
        r"(learning |accountability |growth )?partner|peer( (coach|partner|reviewer|observer))?|critical friend|"
        r"colleague|mentor( teacher)?|buddy|(instructional )?coach|collaborator|team ?mate"
    ),
    "educator": (
        r"educator|teacher|employee|participant|staff( member)?|applicant|candidate|"
        r"certificated( staff| employee| educator)?|licensee|certificate holder|licence holder|instructor|"
        r"faculty( member)?|submitted by|prepared by|completed by|paraeducator|certified (staff|employee|educator)|"
        r"name of certificated( staff)?|plan owner|author|learner"
    ),
    "committee": (
        r"committee|lpdc|board|council|chair(person)?|human resource|hr|district representative|association|"
        r"union( representative)?|witness|notary"
    ),
}
"""Whose a place is, by the words that say so."""

SIGNATURE = r"signature|sign(ed)?( here| below)?|signed by|initial(s)? here|e-?signature"

FLAG_WORDS: Mapping[str, tuple[str, ...]] = {
    "stem": ("stem", "science technology engineering"),
    "equity": ("equity", "ccdei", "cultural competency", "diversity", "inclusion", "dei"),
    "leadership": ("leadership", "psel", "educational leadership"),
    "government": ("government to government", "government-to-government", "g2g", "tribal"),
}
"""What the boxes for a flag of a form say, besides the flag's own title."""

_FILLER = """
where work which a an the of your my for to this please enter type insert here list describe state provide i
you and or in on is are be if any each all that below above with by it at per required optional write explain
identify indicate specify include number print complete attach give select choose check mark one only brief
briefly detail professional growth plan pgp current name annual additional page as needed following section
next new text box field
"""
FILLER = frozenset(_FILLER.split())
"""Words that change nothing of what is meant."""

_FOREIGN = """
student school district building team department parent family board course workshop class provider college
university conference presenter facilitator contact emergency spouse project vendor program event sponsor
session book state community union committee sub substitute classroom previous prior last former other second
alternate progress toward met rating score status
"""
FOREIGN = frozenset(_FOREIGN.split())
"""Words that make it someone's or something's else."""

_STRONG = """
goal focus rationale standard activities activities_done evidence planned_evidence measure reflection
self_assessment certificate school_and_district other
"""
STRONG = frozenset(_STRONG.split())
"""What a few more words leave what it is."""
