"""The enums of System.Xml."""

from __future__ import annotations

from azshell.dotnet.types import declare_enum

XmlNodeType = declare_enum(
    "System.Xml.XmlNodeType",
    [
        *("None", "Element", "Attribute", "Text", "CDATA", "EntityReference", "Entity", "ProcessingInstruction", "Comment", "Document"),
        *("DocumentType", "DocumentFragment", "Notation", "Whitespace", "SignificantWhitespace", "EndElement", "EndEntity"),
        "XmlDeclaration",
    ],
)
Formatting = declare_enum("System.Xml.Formatting", ["None", "Indented"])
ReadState = declare_enum("System.Xml.ReadState", ["Initial", "Interactive", "Error", "EndOfFile", "Closed"])
WriteState = declare_enum("System.Xml.WriteState", ["Start", "Prolog", "Element", "Attribute", "Content", "Closed", "Error"])
ConformanceLevel = declare_enum("System.Xml.ConformanceLevel", ["Auto", "Fragment", "Document"])
NewLineHandling = declare_enum("System.Xml.NewLineHandling", ["Replace", "Entitize", "None"])
NamespaceHandling = declare_enum("System.Xml.NamespaceHandling", {"Default": 0, "OmitDuplicates": 1}, flags=True)
DtdProcessing = declare_enum("System.Xml.DtdProcessing", ["Prohibit", "Ignore", "Parse"])
XmlSpace = declare_enum("System.Xml.XmlSpace", ["None", "Default", "Preserve"])
XmlNamespaceScope = declare_enum("System.Xml.XmlNamespaceScope", ["All", "ExcludeXml", "Local"])
XmlDateTimeSerializationMode = declare_enum("System.Xml.XmlDateTimeSerializationMode", ["Local", "Utc", "Unspecified", "RoundtripKind"])
XPathNodeType = declare_enum(
    "System.Xml.XPath.XPathNodeType",
    [
        *("Root", "Element", "Attribute", "Namespace", "Text", "SignificantWhitespace", "Whitespace", "ProcessingInstruction"),
        *("Comment", "All"),
    ],
)
LoadOptions = declare_enum(
    "System.Xml.Linq.LoadOptions", {"None": 0, "PreserveWhitespace": 1, "SetBaseUri": 2, "SetLineInfo": 4}, flags=True
)
SaveOptions = declare_enum("System.Xml.Linq.SaveOptions", {"None": 0, "DisableFormatting": 1, "OmitDuplicateNamespaces": 2}, flags=True)
