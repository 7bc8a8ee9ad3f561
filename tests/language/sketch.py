"""A tree as one line, so that tests can be tables: `1 + 2` is `(+ 1 2)`, `foo -a $b` is `(cmd foo -a $b)`."""

from __future__ import annotations

from azshell.language import nodes, parse


def sketch(text: str) -> str:
    """The statements of a script, one line."""
    tree = parse(text)
    blocks = [tree.dynamic_param_block, tree.begin_block, tree.process_block, tree.end_block, tree.clean_block]
    return " ; ".join(draw(statement) for block in blocks if block is not None for statement in block.statements)


def draw(node: object) -> str:
    if isinstance(node, (list, tuple)):
        return "[" + " ".join(draw(item) for item in node) + "]"
    if node is None:
        return "-"
    if isinstance(node, str):
        return repr(node)
    rule = _RULES.get(type(node))  # type: ignore[call-overload]
    if rule is not None:
        return rule(node)
    inside = " ".join(draw(child) for child in nodes.children(node))  # type: ignore[arg-type]
    return f"({type(node).__name__} {inside})"


def _block(node: nodes.StatementBlock) -> str:
    return "{" + " ; ".join(draw(statement) for statement in node.statements) + "}"


def _script(node: nodes.ScriptBlockExpression) -> str:
    body = node.script_block.end_block
    return "{" + " ; ".join(draw(statement) for statement in (body.statements if body is not None else [])) + "}"


def _command(node: nodes.Command) -> str:
    parts = ["cmd" + node.invocation_operator, *(draw(element) for element in node.elements), *map(draw, node.redirections)]
    return "(" + " ".join(parts) + ")"


def _member(node: nodes.MemberExpression) -> str:
    mark = "::" if node.static else "?." if node.null_conditional else "."
    call = "(" + ", ".join(map(draw, node.arguments)) + ")" if isinstance(node, nodes.InvokeMemberExpression) else ""
    return draw(node.expression) + mark + draw(node.member) + call


_RULES = {
    nodes.Pipeline: lambda n: " | ".join(map(draw, n.elements)) + (" &" if n.background else ""),
    nodes.PipelineChain: lambda n: f"({n.operator} {draw(n.left)} {draw(n.right)})",
    nodes.CommandExpression: lambda n: draw(n.expression) + "".join(" " + draw(item) for item in n.redirections),
    nodes.Command: _command,
    nodes.CommandParameter: lambda n: f"-{n.name}" + (f":{draw(n.argument)}" if n.argument is not None else ""),
    nodes.FileRedirection: lambda n: f"{n.from_stream}{'>>' if n.append else '>'}{draw(n.location)}",
    nodes.MergingRedirection: lambda n: f"{n.from_stream}>&{n.to_stream}",
    nodes.ConstantExpression: lambda n: f"{n.value}" if n.type_name in ("int", "double") else f"{n.value}:{n.type_name}",
    nodes.StringConstantExpression: lambda n: str(n.value) if n.kind == "BareWord" else repr(n.value),
    nodes.ExpandableStringExpression: lambda n: "<" + "".join(part if isinstance(part, str) else draw(part) for part in n.parts) + ">",
    nodes.VariableExpression: lambda n: ("@" if n.splatted else "$") + n.path,
    nodes.UsingExpression: lambda n: f"(using {draw(n.sub_expression)})",
    nodes.BinaryExpression: lambda n: f"({n.operator} {draw(n.left)} {draw(n.right)})",
    nodes.UnaryExpression: lambda n: f"({n.operator} {draw(n.child)})",
    nodes.TernaryExpression: lambda n: f"(? {draw(n.condition)} {draw(n.if_true)} {draw(n.if_false)})",
    nodes.ArrayLiteral: lambda n: "[" + " ".join(map(draw, n.elements)) + "]",
    nodes.ParenExpression: lambda n: f"({draw(n.pipeline)})",
    nodes.SubExpression: lambda n: "$" + _block(n.sub_expression),
    nodes.ArrayExpression: lambda n: "@" + _block(n.sub_expression),
    nodes.Hashtable: lambda n: "@{" + "; ".join(f"{draw(key)}={draw(value)}" for key, value in n.pairs) + "}",
    nodes.ScriptBlockExpression: _script,
    nodes.StatementBlock: _block,
    nodes.TypeExpression: lambda n: f"[{n.type_name.text}]",
    nodes.TypeConstraint: lambda n: f"[{n.type_name.text}]",
    nodes.ConvertExpression: lambda n: f"({draw(n.type)} {draw(n.child)})",
    nodes.AttributedExpression: lambda n: f"({draw(n.attribute)} {draw(n.child)})",
    nodes.Attribute: lambda n: f"[{n.type_name.text}()]",
    nodes.MemberExpression: _member,
    nodes.InvokeMemberExpression: _member,
    nodes.IndexExpression: lambda n: f"{draw(n.target)}{'?' if n.null_conditional else ''}[{draw(n.index)}]",
    nodes.AssignmentStatement: lambda n: f"({n.operator} {draw(n.left)} {draw(n.right)})",
    nodes.ReturnStatement: lambda n: f"(return {draw(n.pipeline)})",
    nodes.BreakStatement: lambda n: f"(break {draw(n.label)})",
    nodes.ThrowStatement: lambda n: f"(throw {draw(n.pipeline)})",
    nodes.IfStatement: lambda n: "(if " + " ".join(f"{draw(test)} {draw(body)}" for test, body in n.clauses) + f" {draw(n.else_clause)})",
    nodes.ForEachStatement: lambda n: f"(foreach {draw(n.variable)} {draw(n.condition)} {draw(n.body)})",
    nodes.WhileStatement: lambda n: f"(while {draw(n.condition)} {draw(n.body)})",
    nodes.SwitchStatement: lambda n: (
        f"(switch {'/'.join(sorted(n.flags))} {draw(n.condition)} "
        + " ".join(f"{draw(test)} {draw(body)}" for test, body in n.clauses)
        + f" {draw(n.default)})"
    ),
    nodes.FunctionDefinition: lambda n: f"(function {n.name} {len(n.parameters or [])})",
}
