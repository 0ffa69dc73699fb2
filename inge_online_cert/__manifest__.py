{
    "name": "InGe-Online: Certification",
    "summary": "A simulator of InGe-Online, to try, teach and test without BAMF",
    "version": "19.0.1.0.0",
    "category": "Services/Integration Courses",
    "author": "InGe-Online Add-ons Contributors",
    "license": "LGPL-3",
    "development_status": "Beta",
    "depends": ["inge_online"],
    "external_dependencies": {"python": ["lxml"]},
}
