"""Would the comparison notice? Breaks a standard in every place, one place at a time."""

import re

from biao_file import Token, from_tokens
from clauses import check_numbers, check_rows
from table import ROOT, Results, check_text


def broken_copies(tokens):
    """The file with one thing wrong, for every quote and every number of the table: (what, tokens)."""
    tokens = [t for t in tokens if t.kind != "space" or "\n" in t.text]
    body = next(n for n, t in enumerate(tokens) if t.kind == "code" and t.text.strip().startswith("一级指标"))
    accepted = 0  # quotes of 接受 still to come: they are no official text
    for n in range(body, len(tokens)):
        token = tokens[n]
        if token.kind == "code" and token.text.strip() == "接受":
            accepted = 2
        elif token.kind == "quote" and accepted > 0:
            accepted -= 1
            continue

        def altered(*texts):
            return tokens[:n] + [Token(token.kind, text, token.line) for text in texts] + tokens[n + 1:]

        if token.kind == "quote":
            middle = len(token.text) // 2
            yield f"line {token.line}: a character changed: {token.text}", altered(token.text[:middle] + "〇" + token.text[middle + 1:])
            if tokens[n - 1].kind != "code" or not re.match(r"\s*(?:[一二]级指标|评分项)", tokens[n - 1].text):
                yield f"line {token.line}: left out: {token.text}", altered()
                yield f"line {token.line}: doubled: {token.text}", altered(token.text, token.text)
                if n + 1 < len(tokens) and tokens[n + 1].kind == "quote" and tokens[n + 1].text != token.text:
                    yield (f"line {token.line}: swapped with the next: {token.text}",
                           tokens[:n] + [tokens[n + 1], token] + tokens[n + 2:])
        elif token.kind == "code":
            comment = tokens[n + 1] if n + 1 < len(tokens) else None
            ours = comment and comment.kind == "comment" and comment.line == token.line
            for m in re.finditer(r"(?<![\d.])[\d.]+(?=[分%])", token.text):
                if not (ours and m[0] == "0"):
                    yield (f"line {token.line}: a number changed: {token.text.strip()}",
                           altered(token.text[:m.start()] + "77" + token.text[m.end():]))


def check_notices(results, tokens, expected):
    tried = 0
    for what, broken in broken_copies(tokens):
        tried += 1
        trial = Results()
        try:
            standard = from_tokens(broken, ROOT / "stdlib")
            check_text(trial, standard, expected)
            check_rows(trial, standard, expected)
            check_numbers(trial, standard, expected)
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            trial.failures.append(str(error))
        results.check(trial.failures, f"{expected.name}: would not notice: {what}")
    results.check(tried > 400, f"{expected.name}: only {tried} broken copies were tried")
