using System.CommandLine;
using System.Globalization;
using System.Text;

namespace Readout.App.Commands;

/// <summary><c>readout completion</c>: a script that lets a shell complete commands and options.</summary>
internal static class CompletionCommand
{
    public static Command Create(Command root)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command("completion", "Print a completion script for your shell.") { shell };
        command.SetAction(parsed =>
        {
            Console.Out.Write(Script(root, parsed.GetValue(shell)!));
            return 0;
        });
        return command;
    }

    /// <summary>The lists are written into the script: completing a word starts no program.</summary>
    internal static string Script(Command root, string shell) => shell switch
    {
        "fish" => Fish(root),
        "zsh" => "#compdef readout\nautoload -U +X bashcompinit && bashcompinit\n" + Bash(root),
        _ => Bash(root),
    };

    private static string Bash(Command root)
    {
        var cases = new StringBuilder();
        foreach (var command in Visible(root))
        {
            cases.Append(CultureInfo.InvariantCulture, $"        {command.Name}) words=\"{string.Join(' ', OptionsOf(command, root))}\" ;;\n");
        }

        return $$"""
            _readout() {
                local word=${COMP_WORDS[COMP_CWORD]} words
                if [ "$COMP_CWORD" -eq 1 ]; then
                    words="{{string.Join(' ', Visible(root).Select(command => command.Name).Concat(OptionsOf(root, root)))}}"
                else
                    case "${COMP_WORDS[1]}" in
            {{cases.ToString().TrimEnd('\n')}}
                    esac
                fi
                COMPREPLY=()
                case "$word" in
                    -*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
                    *) if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W "$words" -- "$word")); else COMPREPLY=($(compgen -f -- "$word")); fi ;;
                esac
            }
            complete -o filenames -F _readout readout

            """.ReplaceLineEndings("\n");
    }

    private static string Fish(Command root)
    {
        var script = new StringBuilder();
        foreach (var command in Visible(root))
        {
            script.Append(CultureInfo.InvariantCulture, $"complete -c readout -n __fish_use_subcommand -f -a {command.Name} -d '{command.Description!.Replace("'", "\\'", StringComparison.Ordinal)}'\n");
            foreach (var option in command.Options.Where(option => option.Name.StartsWith("--", StringComparison.Ordinal)))
            {
                script.Append(CultureInfo.InvariantCulture, $"complete -c readout -n '__fish_seen_subcommand_from {command.Name}' -l {option.Name[2..]} -d '{option.Description!.Replace("'", "\\'", StringComparison.Ordinal)}'\n");
            }
        }

        return script.ToString();
    }

    private static IEnumerable<Command> Visible(Command root) => root.Subcommands.Where(command => !command.Hidden);

    private static IEnumerable<string> OptionsOf(Command command, Command root) =>
        command.Options.Concat(command == root ? [] : root.Options.Where(option => option.Recursive)).Select(option => option.Name).Distinct();
}
