"""The words on forms that say whose a place is, that it is for a signature or a flag, and those that say nothing."""

from __future__ import annotations

from collections.abc import Mapping

WHO: Mapping[str, str] = {
    "reviewer": (
        r"((building|school|site|supervising|reviewing|approving|evaluating|certificated|assistant|immediate|primary|"
        r"pgp|plan) )*(reviewer|supervisor|evaluator|"
        r"principal|administrator|admin|assessor|appraiser|approver|superintendent|director|advisor)|"
        r"designee|school leader|head of school|head ?(master|mistress)|"
        r"reviewing educator|review(ed)?( and (approved|verified))? (by|with)"
        r"|(approved|verified) and reviewed by|evaluated by|verified by|verifier|assistant principal|"
        r"department (head|chair)|person reviewing|plan reviewed by|who reviewed"
    ),
    "partner": (
        r"((assigned|plc|learning|accountability|growth|thought|collaborative) )*(partner|mentor( teacher)?)|"
        r"peer( (coach|partner|reviewer|"
        r"observer))?|"
        r"critical friend|"
        r"colleague|mentor( teacher)?|buddy|(instructional )?coach|collaborator|team ?mate"
    ),
    "educator": (
        r"((licensed|certificated|certified|classroom) )*(educator|teacher|employee|participant|staff( member)?)|"
        r"applicant|candidate|"
        r"certificated( staff| employee| educator)?|licensee|(certificate|license|licence|credential) holder|"
        r"instructor|"
        r"(school )?counselor|paraprofessional|"
        r"faculty( member)?|(submitted|written|prepared|completed) by|paraeducator|certified (staff|employee|educator)|"
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
next new text box field what who do teach employment employed was were
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

INSTRUCTS = (
    r"(?:please |briefly )*(?:describe|state|identify|list|explain|reflect|include|refer|write|summarize|indicate|"
    r"provide|consider|discuss|what|which|how|why|use|attach|complete)\b"
)
"""How an instruction begins that follows a title in the same place."""

_WHOLE = """
rationale standard activities activities_done evidence planned_evidence measure reflection resources self_assessment
hours_total completion
"""
WHOLE = frozenset(_WHOLE.split())
"""What a form asks for a whole text of: what follows after `of` or `for` says only of what it is."""

_OF_WHAT = "of for on to toward from with about in that which this the my your each"
OF_WHAT = frozenset(_OF_WHAT.split())
"""Words after which a label says only of what."""

_SHORT = "yr year yrs year bldg building dept department lic license asst assistant dist district sch school hrs hour"
SHORT = dict(zip(_SHORT.split()[::2], _SHORT.split()[1::2], strict=True))
"""What forms shorten."""
