"""What a record can say where it says one of a few things: the values are the words that files and tables hold."""

from enum import StrEnum


class StepKind(StrEnum):
    """What the team does in a step of the run sheet."""

    PURPOSE = "purpose"
    FRAMEWORK = "framework"
    STAGES = "stages"
    QUESTION = "question"
    SHIFTS = "shifts"
    INDICATORS = "indicators"
    CALIBRATE = "calibrate"
    RATE = "rate"
    COUNT = "count"
    REVEAL = "reveal"
    ONE_BY_ONE = "one_by_one"
    DISCUSS = "discuss"
    OUTCOME = "outcome"
    RESULTS = "results"
    FOCUS = "focus"
    READINESS = "readiness"
    ACTIVITIES = "activities"
    PLAN = "plan"
    CLOSE = "close"
    BREAK = "break"
    GALLERY = "gallery"
    ROTATION = "rotation"
    ROADMAP = "roadmap"
    OWN = "own"


class SessionState(StrEnum):
    """How far a session is."""

    PLANNED = "planned"
    RUNNING = "running"
    FINISHED = "finished"


class DecisionRule(StrEnum):
    """How the team settles a level; agreed at the start and shown on the wall."""

    CONSENSUS = "consensus"
    MAJORITY = "majority"
    TWO_ROUNDS = "two_rounds"


class RatingMode(StrEnum):
    """How marks are given; every mode ends in the same record."""

    SLIPS = "slips"
    CARDS = "cards"
    DOTS = "dots"
    TABLES = "tables"
    DIRECT = "direct"


class RatingState(StrEnum):
    """Where the rating of an element stands. Nothing per level is shown before `REVEALED`."""

    COLLECTING = "collecting"
    COMPLETE = "complete"
    REVEALED = "revealed"
    DISCUSSING = "discussing"
    SECOND_ROUND = "second_round"
    SETTLED = "settled"


class OutcomeKind(StrEnum):
    """What came of rating an element."""

    NOT_RATED = "not_rated"
    AGREED = "agreed"
    MAJORITY = "majority"
    NOT_AGREED = "not_agreed"


class FistToFive(StrEnum):
    """What a fist-to-five said of a level: everybody showed three fingers or more, or somebody showed fewer."""

    HOLDS = "holds"
    NOT_YET = "not_yet"


class TrueForAll(StrEnum):
    """Whether a practice is true for all learners here."""

    YES = "yes"
    SOME = "some"
    UNKNOWN = "unknown"


class EvidenceKind(StrEnum):
    """What sort of evidence a line is."""

    SURVEY = "survey"
    INTERVIEW = "interview"
    ARTIFACT = "artifact"
    OBSERVATION = "observation"


class Strength(StrEnum):
    """How strong a line of evidence is: we saw it, someone told us, we believe it."""

    SAW = "saw"
    TOLD = "told"
    BELIEVE = "believe"


class ParkedFate(StrEnum):
    """What becomes of a thought on the parking lot; `OPEN` until somebody says it."""

    OPEN = "open"
    ACTION = "action"
    DATE = "date"
    NEXT = "next"
    CLOSED = "closed"


class PromiseState(StrEnum):
    """What became of a promise by the next workshop; `OPEN` until the team has said it."""

    OPEN = "open"
    DONE = "done"
    MOVING = "moving"
    STUCK = "stuck"
    DROPPED = "dropped"


class FocusFate(StrEnum):
    """What becomes of the focus area of the workshop before; `OPEN` until the team has said it."""

    OPEN = "open"
    KEPT = "kept"
    CLOSED = "closed"
    CHANGED = "changed"


class ExitQuestion(StrEnum):
    """What an exit slip asks for in words."""

    NEXT = "next"
    WORTH = "worth"
    CHANGE = "change"


class Sorting(StrEnum):
    """How a team sorts what a stage offers."""

    DONE = "done"
    NEXT = "next"
    NOT_NOW = "not_now"


class Need(StrEnum):
    """The four kinds of resources that an action can take."""

    TIME = "time"
    PEOPLE = "people"
    MONEY = "money"
    MATERIALS = "materials"


class GoalReach(StrEnum):
    """How far a goal reaches, in the guide's words."""

    CLASSROOM = "classroom"
    SCHOOL = "school"
    SYSTEM = "system"


class GoalLabels(StrEnum):
    """The words in which a team is asked for its goal: plain ones, or those that many school plans use."""

    PLAIN = "plain"
    SMART = "smart"


class RoadmapState(StrEnum):
    """Where a team stands with a step of the roadmap."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    IN_PLACE = "in_place"
