using System.IO.Enumeration;
using Readout.Pages;

namespace Readout.App.Cli;

/// <summary>An input as the person named it, or as it was found in a folder; <c>-</c> is standard input.</summary>
/// <param name="Problem">Why it can't be an input, or null.</param>
internal sealed record Input(string Name, string? Problem = null);

/// <summary>Arguments to inputs, and inputs to pages.</summary>
internal static class Inputs
{
    // In a folder, only what can be an input is one; a file that is named is always tried.
    private static readonly string[] Extensions =
        [".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json", ".xml", ".rss", ".atom", ".warc", ".wet"];

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };

    /// <summary>Files, folders (with all below them), patterns with <c>*</c>, <c>?</c> and <c>**</c>, and <c>-</c>; in ordinal order within each.</summary>
    public static IEnumerable<Input> Expand(IEnumerable<string> arguments)
    {
        foreach (string argument in arguments)
        {
            if (argument == "-" || File.Exists(argument))
            {
                yield return new Input(argument);
            }
            else if (Directory.Exists(argument))
            {
                foreach (var input in Below(argument, Readable, "the folder holds no file that could be read (.txt, .html, .jsonl, .warc, .xml, each also .gz)"))
                {
                    yield return input;
                }
            }
            else if (argument.StartsWith("http://", StringComparison.Ordinal) || argument.StartsWith("https://", StringComparison.Ordinal))
            {
                yield return new Input(argument, "addresses can't be read yet; save the page and give the file");
            }
            else if (argument.AsSpan().ContainsAny('*', '?'))
            {
                string folder = FolderOf(argument);
                string pattern = Path.GetRelativePath(folder, argument);
                foreach (var input in Below(folder, path => Matches(pattern, Path.GetRelativePath(folder, path)), "no file matches this pattern"))
                {
                    yield return input;
                }
            }
            else
            {
                yield return new Input(argument, argument.Length == 0 ? "an empty name is no file" : "there is no such file or folder");
            }
        }
    }

    /// <summary>The pages of an input, one at a time; what can't be read is a fault with its place.</summary>
    public static IEnumerable<PageOrFault> Pages(Input input)
    {
        var (bytes, problem) = input.Problem is null ? Open(input.Name) : (null, input.Problem);
        if (bytes is null)
        {
            yield return PageOrFault.Bad("", problem!);
            yield break;
        }

        using (bytes)
        {
            foreach (var read in new PageReader().Read(input.Name, bytes))
            {
                yield return read;
            }
        }
    }

    public static (Stream? Bytes, string? Problem) Open(string name)
    {
        try
        {
            return (name == "-" ? Console.OpenStandardInput() : new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return (null, Reason(name, e));
        }
    }

    public static string Reason(string name, Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException when Directory.Exists(name) => "this is a folder; name the files in it",
        UnauthorizedAccessException => "you may not read this file",
        _ => e.Message,
    };

    private static List<Input> Below(string folder, Func<string, bool> wanted, string none)
    {
        try
        {
            var files = Directory.EnumerateFiles(folder, "*", Everything).Where(wanted).Order(StringComparer.Ordinal).Select(file => new Input(file)).ToList();
            return files.Count > 0 ? files : [new Input(folder, none)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new Input(folder, e is UnauthorizedAccessException ? "you may not read this folder, or one below it" : e.Message)];
        }
    }

    private static bool Readable(string path)
    {
        string name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Array.Exists(Extensions, extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
    }

    private static string FolderOf(string pattern)
    {
        int wild = pattern.AsSpan().IndexOfAny('*', '?');
        int slash = pattern.LastIndexOf('/', wild);
        return slash < 0 ? "." : slash == 0 ? "/" : pattern[..slash];
    }

    private static bool Matches(string pattern, string path) => Matches(pattern.Split('/'), path.Replace('\\', '/').Split('/'));

    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        if (pattern.IsEmpty)
        {
            return path.IsEmpty;
        }

        if (pattern[0] == "**")
        {
            return Matches(pattern[1..], path) || (!path.IsEmpty && Matches(pattern, path[1..]));
        }

        return !path.IsEmpty && FileSystemName.MatchesSimpleExpression(pattern[0], path[0], ignoreCase: false) && Matches(pattern[1..], path[1..]);
    }
}
