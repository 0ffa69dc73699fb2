"""Everything the provider and BAMF say to each other, as frozen dataclasses.

One class per request and per answer, in the glossary's words. ``MESSAGES`` finds a
message class by its name; a new message is added there and nowhere else here.
"""

from .base import Answer, Message, Remark
from .courses import (
    CoursePlanCancellation,
    CoursePlanReport,
    CoursePlanUpdate,
    CourseStartReport,
    EarlyEnd,
    PlanReceipt,
    SectionReport,
    SectionStartReport,
    SectionUpdate,
    SiteChange,
)
from .documented import FieldDoc, field_docs
from .examinations import (
    Examinee,
    ExamReceipt,
    LanguageTestReport,
    OrientationTestReport,
)
from .inquiries import (
    Attended,
    CourseInquiry,
    CourseRecord,
    Entitlement,
    ParticipantInquiry,
    ParticipantRecord,
)
from .persons import (
    Address,
    PersonalData,
    PersonKey,
    PlacementTest,
    ReportedParticipant,
)
from .plans import (
    Attendance,
    CoursePlan,
    Interruption,
    LessonTime,
    SectionPeriod,
    Setting,
)
from .registrations import (
    FirstRegistration,
    RegistrationReceipt,
    RepeatRegistration,
)

MESSAGES: dict[str, type[Message]] = {
    cls.name: cls
    for cls in (
        ParticipantInquiry,
        FirstRegistration,
        RepeatRegistration,
        CoursePlanReport,
        CoursePlanUpdate,
        CoursePlanCancellation,
        CourseStartReport,
        SectionStartReport,
        SectionUpdate,
        SiteChange,
        EarlyEnd,
        CourseInquiry,
        LanguageTestReport,
        OrientationTestReport,
    )
}

__all__ = [
    "MESSAGES",
    "Address",
    "Answer",
    "Attendance",
    "Attended",
    "CourseInquiry",
    "CoursePlan",
    "CoursePlanCancellation",
    "CoursePlanReport",
    "CoursePlanUpdate",
    "CourseRecord",
    "CourseStartReport",
    "EarlyEnd",
    "Entitlement",
    "ExamReceipt",
    "Examinee",
    "FieldDoc",
    "FirstRegistration",
    "Interruption",
    "LanguageTestReport",
    "LessonTime",
    "Message",
    "OrientationTestReport",
    "ParticipantInquiry",
    "ParticipantRecord",
    "PersonKey",
    "PersonalData",
    "PlacementTest",
    "PlanReceipt",
    "RegistrationReceipt",
    "Remark",
    "RepeatRegistration",
    "ReportedParticipant",
    "SectionPeriod",
    "SectionReport",
    "SectionStartReport",
    "SectionUpdate",
    "Setting",
    "SiteChange",
    "field_docs",
]
