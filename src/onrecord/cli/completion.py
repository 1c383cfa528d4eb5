"""`onrecord completion`."""

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print a shell's completion script.

    When the shell has sourced it, the Tab key completes onrecord's commands, options and files:

    \b
    bash: eval "$(onrecord completion bash)"    in ~/.bashrc
    zsh:  eval "$(onrecord completion zsh)"     in ~/.zshrc, after compinit
    fish: onrecord completion fish | source     in ~/.config/fish/config.fish
    """
    program = ctx.find_root()
    completer = get_completion_class(shell)
    if completer is None:
        raise click.UsageError(f"The installed click can't complete in {shell}.", ctx)
    click.echo(completer(program.command, {}, "onrecord", "_ONRECORD_COMPLETE").source())
