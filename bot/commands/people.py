"""`invite` and `zalo authorize`: who may act, and with which account."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import click

from bot.commands.common import run, settings

ROLES = (
    "administrator",
    "director_general",
    "leader",
    "press_head",
    "press_officer",
    "province_director",
    "province_officer",
    "spokesperson",
    "unit_head",
    "unit_officer",
)


@click.command()
@click.argument("role", type=click.Choice(ROLES))
@click.option("--unit", required=True, metavar="CODE", help="TTTT is the press centre, VSS the agency.")
def invite(role: str, unit: str) -> None:
    """A one-time staff invitation."""
    found = settings()
    from bot.operations.reach import carry_out
    from bot.operations.telling import how_to_use

    code = str(run(carry_out(found, "invite", role=role, unit=unit)))
    click.echo(code)
    for line in run(how_to_use(found, code)):
        click.echo(line)


@click.group()
def zalo() -> None:
    """The Zalo Official Account."""


@zalo.command()
@click.option("--returned", is_flag=True, help="Type in the address that Zalo sent the browser to.")
@click.option("--pasted", is_flag=True, help="Type in a pair of tokens from Zalo's API Explorer.")
def authorize(returned: bool, pasted: bool) -> None:
    """The OAuth consent: by link and callback, by the address it led to, or by a pasted pair."""
    found = settings()
    from bot.operations.reach import carry_out

    if not returned and not pasted:
        click.echo(run(carry_out(found, "zalo_begin")))
        click.echo("Open this link as an administrator of the OA, within 30 minutes, while serve runs.", err=True)
        return
    act, arguments = ("zalo_adopt", _pair()) if pasted else ("zalo_finish", _consent())
    run(carry_out(found, act, **arguments))
    click.echo("The pair of tokens is kept.")


def _pair() -> dict[str, str]:
    """Typed, because arguments of a process can be read by others (T19)."""
    access = click.prompt("Access token", hide_input=True, err=True)
    return {"access": access, "refresh": click.prompt("Refresh token", hide_input=True, err=True)}


def _consent() -> dict[str, str]:
    query = parse_qs(urlsplit(click.prompt("Address", err=True)).query)
    return {name: query.get(name, [""])[0] for name in ("code", "state")}
