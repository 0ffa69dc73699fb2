{
    "name": "InGe-Online",
    "summary": "Report integration courses to BAMF over its web service InGe-Online",
    "version": "19.0.1.0.0",
    "category": "Services/Integration Courses",
    "author": "InGe-Online Add-ons Contributors",
    "license": "LGPL-3",
    "development_status": "Beta",
    "application": True,
    "depends": ["account", "contacts", "mail"],
    "external_dependencies": {
        "python": ["cattrs", "cryptography", "holidays", "lxml", "zeep"],
    },
    "data": [
        "security/inge_online_groups.xml",
        "security/ir.model.access.csv",
        "security/inge_message_security.xml",
        "security/inge_account_security.xml",
        "views/inge_online_menus.xml",
    ],
}
