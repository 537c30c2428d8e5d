"""Prints, for each file named on standard input, CPython's syntax tree as sorted lines of kind, range and detail.

One JSON document a line: {"path", "lines"}; `lines` is null when CPython refuses the file. Ranges are UTF-16 offsets
into the text with normalised newlines. Before Python 3.12 ranges inside f-strings are wrong and are left out.
"""

import ast
import json
import sys

EXACT_STRINGS = sys.version_info >= (3, 12)

BINARY = {
    "Add": "+", "Sub": "-", "Mult": "*", "Div": "/", "FloorDiv": "//", "Mod": "%", "Pow": "**", "MatMult": "@",
    "LShift": "<<", "RShift": ">>", "BitOr": "|", "BitXor": "^", "BitAnd": "&", "Not": "not", "UAdd": "+", "USub": "-",
    "Invert": "~", "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is",
    "IsNot": "is not", "In": "in", "NotIn": "not in", "And": "and", "Or": "or",
}
KINDS = {
    "AsyncFunctionDef": "FunctionDef", "AsyncFor": "For", "AsyncWith": "With", "TryStar": "Try",
    "TemplateStr": "JoinedStr", "Interpolation": "FormattedValue",
}


class Dump:
    def __init__(self, text):
        self.text = text
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + utf16(line) + 1)
        self.found = []

    def offset(self, line, column):
        text = self.lines[line - 1]
        inside = column if text.isascii() else utf16(text.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "surrogatepass"))
        return self.starts[line - 1] + inside

    def span(self, node):
        decorators = getattr(node, "decorator_list", [])
        start = self.offset(node.lineno, node.col_offset)
        if decorators:
            first = self.offset(decorators[0].lineno, decorators[0].col_offset)
            start = utf16(as_utf16(self.text)[: first * 2].decode("utf-16-le", "surrogatepass").rpartition("@")[0])
        return start, self.offset(node.end_lineno, node.end_col_offset)

    def visit(self, node, inside=False):
        name = type(node).__name__
        if hasattr(node, "lineno") and name not in ("TypeVar", "ParamSpec", "TypeVarTuple"):
            kind = "pattern" if isinstance(node, ast.pattern) else KINDS.get(name, name)
            where = "-" if inside and not EXACT_STRINGS else "%d %d" % self.span(node)
            self.found.append(f"{kind} {where} {detail(node)}".rstrip())
        if isinstance(node, ast.pattern):
            for child in ast.walk(node):
                if isinstance(child, ast.expr):
                    continue
                for value in ast.iter_child_nodes(child):
                    if isinstance(value, ast.expr):
                        self.visit(value, inside)
            return
        within = inside or isinstance(node, ast.JoinedStr)
        for child in ast.iter_child_nodes(node):
            self.visit(child, within)


def utf16(text):
    return len(as_utf16(text)) // 2


def as_utf16(text):
    return text.encode("utf-16-le", "surrogatepass")


def captures(node):
    names = []
    for child in ast.walk(node):
        name = getattr(child, "name", None) if isinstance(child, (ast.MatchAs, ast.MatchStar)) else getattr(child, "rest", None)
        if name is not None:
            names.append(name)
    return ",".join(sorted(set(names)))


def constant(node):
    value = node.value
    if value is None or value is Ellipsis or isinstance(value, bool):
        return repr(value)
    if isinstance(value, str):
        return "str " + json.dumps(value)
    if isinstance(value, bytes):
        return "bytes"
    if isinstance(value, complex):
        return "complex"
    return type(value).__name__ + " " + (format(value, "d") if isinstance(value, int) else repr(value))


def detail(node):
    name = type(node).__name__
    if isinstance(node, ast.Constant):
        return constant(node)
    if isinstance(node, ast.pattern):
        return captures(node)
    if isinstance(node, ast.Name):
        return node.id + " " + type(node.ctx).__name__.lower()
    if isinstance(node, (ast.Attribute,)):
        return node.attr + " " + type(node.ctx).__name__.lower()
    if isinstance(node, ast.Subscript):
        return type(node.ctx).__name__.lower()
    if isinstance(node, (ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.AugAssign)):
        return BINARY[type(node.op).__name__]
    if isinstance(node, ast.Compare):
        return ",".join(BINARY[type(op).__name__] for op in node.ops)
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return f"{node.name} {isinstance(node, ast.AsyncFunctionDef)} {parameters(node.args)}"
    if isinstance(node, ast.Lambda):
        return parameters(node.args)
    if isinstance(node, (ast.For, ast.AsyncFor, ast.With, ast.AsyncWith)):
        return str(name.startswith("Async"))
    if name in ("Try", "TryStar"):
        return str(name == "TryStar")
    if isinstance(node, ast.ClassDef):
        return node.name
    if isinstance(node, (ast.keyword, ast.arg)):
        return str(node.arg)
    if isinstance(node, ast.alias):
        return f"{node.name} {node.asname}"
    if isinstance(node, ast.ImportFrom):
        return f"{node.module or ''} {node.level}"
    if isinstance(node, (ast.Global, ast.Nonlocal)):
        return ",".join(node.names)
    if isinstance(node, ast.ExceptHandler):
        return str(node.name)
    if isinstance(node, ast.Dict):
        return "".join("*" if key is None else "." for key in node.keys)
    return ""


def parameters(args):
    return ",".join(
        [f"{a.arg}/" for a in args.posonlyargs]
        + [a.arg for a in args.args]
        + ([f"*{args.vararg.arg}"] if args.vararg else [])
        + [f"{a.arg}!" for a in args.kwonlyargs]
        + ([f"**{args.kwarg.arg}"] if args.kwarg else [])
    )


def dump(text):
    try:
        tree = ast.parse(text)
        listing = Dump(text)
        for statement in tree.body:
            listing.visit(statement)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return sorted(listing.found, key=as_utf16)


def dump_file(path):
    try:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
    except UnicodeDecodeError:
        return None
    return dump(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def main():
    sys.setrecursionlimit(10000)
    print(json.dumps({"exact": EXACT_STRINGS}))
    for path in sys.stdin.read().splitlines():
        print(json.dumps({"path": path, "lines": dump_file(path)}))


if __name__ == "__main__":
    main()
