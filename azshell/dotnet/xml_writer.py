"""System.Xml's writers: XmlWriter.Create, XmlTextWriter, XmlWriterSettings."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.string_builder import StringBuilder, new_line
from azshell.dotnet.text_encoding import UTF8, Encoding
from azshell.dotnet.text_streams import StreamWriter, TextWriter
from azshell.dotnet.types import constructor, declare, method, prop, static_method
from azshell.dotnet.values import Char
from azshell.dotnet.xml_emitter import Emitter
from azshell.dotnet.xml_enums import ConformanceLevel, Formatting, NamespaceHandling, NewLineHandling, WriteState
from azshell.dotnet.xml_nodes import DECLARATION, XmlDocument, XmlNode, check_name

START, PROLOG, ELEMENT, ATTRIBUTE, CONTENT, CLOSED, ERROR = range(7)


class XmlWriterSettings:
    """How XmlWriter.Create writes."""

    def __init__(self) -> None:
        self.indent = False
        self.indent_chars = "  "
        self.new_line_chars = new_line()
        self.omit_declaration = False
        self.encoding: Encoding = UTF8
        self.new_line_on_attributes = False
        self.new_line_handling = 0
        self.conformance = 2
        self.close_output = False
        self.check_characters = True
        self.namespace_handling = 0
        self.end_document_on_close = True
        self.do_not_escape_uris = False

    def clone(self) -> XmlWriterSettings:
        """A copy."""
        made = XmlWriterSettings()
        made.__dict__.update(self.__dict__)
        return made

    def __str__(self) -> str:
        return "System.Xml.XmlWriterSettings"


def _fail(message: str) -> Exception:
    from azshell.dotnet.exceptions import InvalidOperationException

    return InvalidOperationException(message)


class XmlWriter:
    """What both kinds of writers do: calls become XML in `target` when they are flushed."""

    def __init__(self, target: Any, emitter: Emitter) -> None:
        self.target = target
        self.emitter = emitter
        self.state = START
        self.open_attribute: tuple[str | None, str, str | None, list[str]] | None = None
        self.roots = 0

    def __str__(self) -> str:
        return self.net_type.text  # type: ignore[attr-defined]

    def ready(self, token: str) -> Emitter:
        """The emitter.  InvalidOperationException when the writer is closed or the token cannot come now."""
        if self.state in (CLOSED, ERROR):
            raise _fail("The Writer is closed or in error state.")
        if self.open_attribute is not None and token not in ("Text", "EndAttribute"):
            self.end_attribute()
        return self.emitter

    def start_document(self, standalone: bool | None = None) -> None:
        """The XML declaration."""
        self.ready("StartDocument")
        self.declare(standalone)
        self.state = PROLOG

    def declare(self, standalone: bool | None) -> None:
        """Writes the declaration with the target's encoding."""
        encoding = getattr(self.target, "encoding", None)
        name = encoding.web_name if encoding is not None else "utf-16"
        self.emitter.declaration("1.0", name, None if standalone is None else "yes" if standalone else "no")

    def start_element(self, prefix: str | None, local: str, namespace: str | None) -> None:
        """A start tag."""
        emitter = self.ready("StartElement")
        if not emitter.levels:
            self.begin_root()
        self._checked_name(local)
        emitter.start(prefix, local, namespace)
        self.state = ELEMENT

    def _checked_name(self, name: str) -> None:
        check_name(name)

    def begin_root(self) -> None:
        """What happens before the document element."""
        self.roots += 1

    def end_element(self, full: bool = False) -> None:
        """An end tag.  InvalidOperationException when nothing is open."""
        emitter = self.ready("EndElement")
        if not emitter.levels:
            raise _fail(self.no_element())
        emitter.end(full)
        self.state = CONTENT

    def no_element(self) -> str:
        """The words when there is no element to end."""
        return "There was no XML start tag open."

    def start_attribute(self, prefix: str | None, local: str, namespace: str | None) -> None:
        """The beginning of an attribute."""
        emitter = self.ready("StartAttribute")
        if not emitter.in_tag:
            name = ("Start", "Prolog", "Element", "Attribute", "Content")[self.state]
            raise _fail(
                f"Token StartAttribute in state {name if self.state != CONTENT else 'Element Content'} would result in an invalid XML document."
            )
        self.open_attribute = (prefix, local, namespace, [])
        self.state = ATTRIBUTE

    def end_attribute(self) -> None:
        """The end of an attribute."""
        if self.open_attribute is None:
            return
        prefix, local, namespace, parts = self.open_attribute
        self.open_attribute = None
        self.emitter.attribute(prefix, local, namespace, "".join(parts))
        self.state = ELEMENT

    def attribute_string(self, *names: str | None) -> None:
        """WriteAttributeString((prefix, )local(, namespace), value)."""
        *head, value = names
        prefix, local, namespace = _names(head)
        self.start_attribute(prefix, local, namespace)
        self.text(value or "")
        self.end_attribute()

    def element_string(self, *names: str | None) -> None:
        """WriteElementString((prefix, )local(, namespace), value)."""
        *head, value = names
        prefix, local, namespace = _names(head)
        self.start_element(prefix, local, namespace)
        if value:
            self.text(value)
        self.end_element()

    def text(self, text: str | None) -> None:
        """Characters."""
        emitter = self.ready("Text")
        if self.open_attribute is not None:
            self.open_attribute[3].append(text or "")
        elif text:
            emitter.text(text)
            self.state = CONTENT

    def raw(self, text: str) -> None:
        """Markup as it is."""
        emitter = self.ready("Raw")
        emitter.content(text)
        self.state = CONTENT

    def line(self, call: str, *arguments: Any) -> None:
        """A comment, a CDATA section, a processing instruction, a document type."""
        emitter = self.ready(call)
        getattr(emitter, call)(*arguments)
        self.state = CONTENT if emitter.levels else PROLOG

    def end_document(self) -> None:
        """Ends all open elements."""
        self.ready("EndDocument")
        while self.emitter.levels:
            self.emitter.end()
        self.state = START

    def write_node(self, node: XmlNode, content_only: bool = False) -> None:
        """Writes a node of a document."""
        emitter = self.ready("Node")
        if not emitter.levels and not content_only and node.node_type == 1:
            self.begin_root()
        (node.write_content if content_only else node.write_to)(emitter)
        self.state = CONTENT

    def write_document(self, document: XmlDocument) -> None:
        """XmlDocument.Save(writer)."""
        self.begin_document(document)
        for child in document.children:
            if child.node_type != DECLARATION:
                child.write_to(self.emitter)
        self.flush()

    def begin_document(self, document: XmlDocument) -> None:
        """The declaration of a document that is saved through this writer."""
        first = document.children[0] if document.children else None
        if first is not None and first.node_type == DECLARATION:
            standalone = first.standalone  # type: ignore[attr-defined]
            self.start_document(None if not standalone else standalone == "yes")

    def flush(self) -> None:
        """Hands what was written to the target."""
        text = self.emitter.result()
        self.emitter.out.clear()
        if isinstance(self.target, StringBuilder):
            self.target.add(text)
        elif isinstance(self.target, TextWriter):
            self.target.put(text)
            self.target.flush()

    def close(self) -> None:
        """Ends what is open and flushes."""
        if self.state == CLOSED:
            return
        self.end_attribute()
        while self.emitter.levels:
            self.emitter.end()
        self.flush()
        self.finish_target()
        self.state = CLOSED

    def finish_target(self) -> None:
        """Closes the target where the writer owns it."""


class XmlWellFormedWriter(XmlWriter):
    """What XmlWriter.Create gives."""

    def __init__(self, target: Any, settings: XmlWriterSettings | None = None) -> None:
        self.settings = (settings or XmlWriterSettings()).clone()
        s = self.settings
        self.owned = False
        if isinstance(target, str) or not isinstance(target, (StringBuilder, TextWriter)):
            self.owned = isinstance(target, str) or s.close_output
            target = StreamWriter(target, False, s.encoding)
        emitter = Emitter(s.indent_chars if s.indent else None, s.new_line_chars, True, s.new_line_on_attributes and s.indent)
        super().__init__(target, emitter)

    def declare(self, standalone: bool | None) -> None:
        """Writes the declaration unless the settings omit it."""
        if not self.settings.omit_declaration:
            super().declare(standalone)

    def begin_root(self) -> None:
        """The declaration, when nobody wrote it.  InvalidOperationException for a second root."""
        if self.settings.conformance == 2:
            if self.roots:
                raise _fail(_invalid("StartElement", "EndRootElement"))
            if self.state == START:
                self.declare(None)
        super().begin_root()

    def begin_document(self, document: XmlDocument) -> None:
        """The declaration that belongs to this writer's settings."""
        first = document.children[0] if document.children else None
        standalone = first.standalone if first is not None and first.node_type == DECLARATION else ""  # type: ignore[attr-defined]
        if self.settings.conformance == 2 and self.state == START:
            self.start_document(None if not standalone else standalone == "yes")
        self.roots += 1

    def line(self, call: str, *arguments: Any) -> None:
        """A comment and the like; the first one brings the declaration."""
        if self.state == START and not self.emitter.levels and self.settings.conformance == 2:
            self.declare(None)
        super().line(call, *arguments)

    def _checked_name(self, name: str) -> None:
        from azshell.dotnet.exceptions import ArgumentException, XmlException

        try:
            check_name(name)
        except XmlException as problem:
            self.state = ERROR
            raise ArgumentException(f"Invalid name character in '{name}'. {problem.message}") from None

    def no_element(self) -> str:
        """The words when there is no element to end."""
        return _invalid("EndElement", "Start" if self.state == START else "EndRootElement")

    def finish_target(self) -> None:
        """Flushes a stream, and closes one that belongs to the writer."""
        if isinstance(self.target, StreamWriter):
            self.target.flush()
            if self.owned:
                self.target.close()


def _invalid(token: str, state: str) -> str:
    return (
        f"Token {token} in state {state} would result in an invalid XML document. Make sure that the ConformanceLevel setting is set to "
        "ConformanceLevel.Fragment or ConformanceLevel.Auto if you want to write an XML fragment. "
    )


class _Through(list[str]):
    """An emitter's output that a TextWriter has at once: XmlTextWriter keeps nothing back."""

    def __init__(self, target: TextWriter) -> None:
        super().__init__()
        self.append = target.put  # type: ignore[method-assign]


class XmlTextWriter(XmlWriter):
    """System.Xml.XmlTextWriter on a TextWriter, a path or a stream."""

    def __init__(self, target: Any, encoding: Encoding | None = None) -> None:
        self.owns = not isinstance(target, TextWriter)
        super().__init__(target if isinstance(target, TextWriter) else StreamWriter(target, False, encoding), Emitter(None, new_line()))
        if not self.owns:
            self.emitter.out = _Through(self.target)
        self.formatting = 0
        self.indentation = 2
        self.indent_char = Char(" ")

    def restyle(self) -> None:
        """Takes over changed formatting."""
        self.emitter.indent = str(self.indent_char) * self.indentation if self.formatting else None

    def finish_target(self) -> None:
        """Closes the target, as XmlTextWriter does with any."""
        self.target.close()


def _names(head: list[str | None]) -> tuple[str | None, str, str | None]:
    """(local), (local, namespace), (prefix, local, namespace)."""
    if len(head) == 1:
        return None, head[0] or "", None
    if len(head) == 2:
        return None, head[0] or "", head[1]
    return head[0], head[1] or "", head[2]


def _start(writer: XmlWriter, *names: str | None) -> None:
    writer.start_element(*_names(list(names)))


def _start_attribute(writer: XmlWriter, *names: str | None) -> None:
    writer.start_attribute(*_names(list(names)))


def value_text(value: Any) -> str:
    """A value as XmlConvert writes it."""
    from azshell.dotnet.xml_convert import to_xml_text

    return to_xml_text(value)


def _comment(writer: XmlWriter, text: str | None) -> None:
    from azshell.dotnet.exceptions import ArgumentException

    if "--" in (text or "") or (text or "").endswith("-"):
        raise ArgumentException("An XML comment cannot contain '--', and '-' cannot be the last character.")
    writer.line("comment", text or "")


def _base64(writer: XmlWriter, buffer: Any, index: int, count: int) -> None:
    import base64

    writer.text(base64.b64encode(bytes(buffer[index : index + count])).decode())


def _node(writer: XmlWriter, source: Any, defaults: bool) -> None:
    node = getattr(source, "node", None)
    if node is not None:
        writer.write_node(node)
    else:
        source.copy_to(writer)


def _doc_type(writer: XmlWriter, name: str, public: str | None, system: str | None, subset: str | None) -> None:
    writer.line("document_type", name, public, system, subset)


_PREFIXED = "string prefix, string localName, string ns"
_VALUES = ("bool", "datetime", "System.DateTimeOffset", "double", "float", "decimal", "int", "long", "string", "System.Object")
declare(
    "System.Xml.XmlWriter",
    XmlWriter,
    interfaces=["System.IDisposable"],
    members=[
        prop("System.Xml.XmlWriterSettings Settings", lambda w: getattr(w, "settings", None)),
        prop("System.Xml.WriteState WriteState", lambda w: WriteState(w.state)),
        method("void Close()", XmlWriter.close),
        method("void Dispose()", XmlWriter.close),
        method("void Flush()", XmlWriter.flush),
        method("string LookupPrefix(string ns)", lambda w, ns: w.emitter.prefix_of(ns)),
        method("void WriteAttributeString(string localName, string ns, string value)", XmlWriter.attribute_string),
        method("void WriteAttributeString(string localName, string value)", XmlWriter.attribute_string),
        method(f"void WriteAttributeString({_PREFIXED}, string value)", XmlWriter.attribute_string),
        method("void WriteBase64(byte[] buffer, int index, int count)", _base64),
        method("void WriteCData(string text)", lambda w, text: w.line("cdata", text or "")),
        method("void WriteCharEntity(char ch)", lambda w, ch: w.raw(f"&#x{ord(ch):X};")),
        method("void WriteChars(char[] buffer, int index, int count)", lambda w, chars, at, n: w.text("".join(chars[at : at + n]))),
        method("void WriteComment(string text)", _comment),
        method("void WriteDocType(string name, string pubid, string sysid, string subset)", _doc_type),
        method("void WriteElementString(string localName, string value)", XmlWriter.element_string),
        method("void WriteElementString(string localName, string ns, string value)", XmlWriter.element_string),
        method(f"void WriteElementString({_PREFIXED}, string value)", XmlWriter.element_string),
        method("void WriteEndAttribute()", XmlWriter.end_attribute),
        method("void WriteEndDocument()", XmlWriter.end_document),
        method("void WriteEndElement()", XmlWriter.end_element),
        method("void WriteEntityRef(string name)", lambda w, name: w.raw(f"&{name};")),
        method("void WriteFullEndElement()", lambda w: w.end_element(True)),
        method("void WriteNode(System.Xml.XmlReader reader, bool defattr)", _node),
        method("void WriteNode(System.Xml.XPath.XPathNavigator navigator, bool defattr)", _node),
        method("void WriteProcessingInstruction(string name, string text)", lambda w, name, text: w.line("instruction", name, text or "")),
        method("void WriteRaw(string data)", lambda w, text: w.raw(text)),
        method("void WriteStartAttribute(string prefix, string localName, string ns)", _start_attribute),
        method("void WriteStartAttribute(string localName, string ns)", _start_attribute),
        method("void WriteStartAttribute(string localName)", _start_attribute),
        method("void WriteStartDocument()", XmlWriter.start_document),
        method("void WriteStartDocument(bool standalone)", XmlWriter.start_document),
        method(f"void WriteStartElement({_PREFIXED})", _start),
        method("void WriteStartElement(string localName, string ns)", _start),
        method("void WriteStartElement(string localName)", _start),
        method("void WriteString(string text)", XmlWriter.text),
        *(method(f"void WriteValue({kind} value)", lambda w, value: w.text(value_text(value))) for kind in _VALUES),
        method("void WriteWhitespace(string ws)", lambda w, text: w.raw(text)),
        *(
            static_method(f"System.Xml.XmlWriter Create({kind}{tail})", XmlWellFormedWriter)
            for kind in (
                "string outputFileName",
                "System.IO.Stream output",
                "System.IO.TextWriter output",
                "System.Text.StringBuilder output",
            )
            for tail in ("", ", System.Xml.XmlWriterSettings settings")
        ),
    ],
)
declare("System.Xml.XmlWellFormedWriter", XmlWellFormedWriter, base="System.Xml.XmlWriter")


def _styled(name: str) -> Any:
    def put(writer: XmlTextWriter, value: Any) -> None:
        setattr(writer, name, value)
        writer.restyle()

    return put


declare(
    "System.Xml.XmlTextWriter",
    XmlTextWriter,
    base="System.Xml.XmlWriter",
    members=[
        constructor("System.Xml.XmlTextWriter(System.IO.Stream w, System.Text.Encoding encoding)", XmlTextWriter),
        constructor("System.Xml.XmlTextWriter(string filename, System.Text.Encoding encoding)", XmlTextWriter),
        constructor("System.Xml.XmlTextWriter(System.IO.TextWriter w)", XmlTextWriter),
        prop("System.Xml.Formatting Formatting", lambda w: Formatting(w.formatting), _styled("formatting")),
        prop("int Indentation", lambda w: w.indentation, _styled("indentation")),
        prop("char IndentChar", lambda w: w.indent_char, _styled("indent_char")),
        prop("char QuoteChar", lambda w: Char('"'), lambda w, value: None),
    ],
)


def _setting(kind: str, name: str, attribute: str, wrap: Any = None) -> Any:
    def get(settings: XmlWriterSettings) -> Any:
        value = getattr(settings, attribute)
        return wrap(value) if wrap is not None else value

    def put(settings: XmlWriterSettings, value: Any) -> None:
        setattr(settings, attribute, value)

    return prop(f"{kind} {name}", get, put)


declare(
    "System.Xml.XmlWriterSettings",
    XmlWriterSettings,
    members=[
        constructor("System.Xml.XmlWriterSettings()", XmlWriterSettings),
        _setting("System.Text.Encoding", "Encoding", "encoding"),
        _setting("bool", "OmitXmlDeclaration", "omit_declaration"),
        _setting("System.Xml.NewLineHandling", "NewLineHandling", "new_line_handling", NewLineHandling),
        _setting("string", "NewLineChars", "new_line_chars"),
        _setting("bool", "Indent", "indent"),
        _setting("string", "IndentChars", "indent_chars"),
        _setting("bool", "NewLineOnAttributes", "new_line_on_attributes"),
        _setting("bool", "CloseOutput", "close_output"),
        _setting("System.Xml.ConformanceLevel", "ConformanceLevel", "conformance", ConformanceLevel),
        _setting("bool", "CheckCharacters", "check_characters"),
        _setting("System.Xml.NamespaceHandling", "NamespaceHandling", "namespace_handling", NamespaceHandling),
        _setting("bool", "WriteEndDocumentOnClose", "end_document_on_close"),
        _setting("bool", "DoNotEscapeUriAttributes", "do_not_escape_uris"),
        method("System.Xml.XmlWriterSettings Clone()", XmlWriterSettings.clone),
        method("void Reset()", lambda s: s.__dict__.update(XmlWriterSettings().__dict__)),
    ],
)
