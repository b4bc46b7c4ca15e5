using Readout.Ledger.Store;
using Readout.Pages;

namespace Readout.App.Cli;

/// <summary>A page on its way into the ledger, with the source that the ledger will keep; or why there is none.</summary>
internal sealed record SourcePage(string Input, Page? Page, SourceDocument? Source, BadInput? Fault);

/// <summary>Inputs to pages with their sources.</summary>
internal static class Sources
{
    // Formats that hold one document: the file's own bytes are kept. Of the others each document is kept by itself.
    private static readonly string[] Single = [".txt", ".text", ".html", ".htm", ".xhtml"];

    public static IEnumerable<SourcePage> Of(Input input)
    {
        string path = input.Name == "-" ? "-" : Path.GetFullPath(input.Name);
        if (input.Problem is null && Holds(input.Name))
        {
            yield return OfFile(input, path);
            yield break;
        }

        foreach (var read in Inputs.Pages(input))
        {
            yield return new SourcePage(input.Name, read.Page, read.Page is { } page ? SourceDocument.OfPage(path, page) : null, read.Fault);
        }
    }

    private static SourcePage OfFile(Input input, string path)
    {
        var (bytes, fault) = Load(input.Name);
        if (bytes is null)
        {
            return new SourcePage(input.Name, null, null, fault);
        }

        var read = new PageReader().Read(input.Name, new MemoryStream(bytes)).First();
        return new SourcePage(input.Name, read.Page, read.Page is null ? null : SourceDocument.OfFile(path, bytes), read.Fault);
    }

    private static (byte[]? Bytes, BadInput? Fault) Load(string name)
    {
        var (stream, problem) = Inputs.Open(name);
        if (stream is null)
        {
            return (null, new BadInput("", problem!));
        }

        try
        {
            using (stream)
            {
                using var all = new MemoryStream();
                byte[] buffer = new byte[1 << 16];
                for (int read; (read = stream.Read(buffer)) > 0;)
                {
                    if (all.Length + read > PageReader.MaximumPage)
                    {
                        return (null, new BadInput($"byte {PageReader.MaximumPage}", $"the page is larger than {PageReader.MaximumPage >> 20} MB; split it, or give its documents as JSON Lines"));
                    }

                    all.Write(buffer, 0, read);
                }

                return (all.ToArray(), null);
            }
        }
        catch (IOException e)
        {
            return (null, new BadInput("", Inputs.Reason(name, e)));
        }
    }

    private static bool Holds(string name)
    {
        string plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return Array.Exists(Single, extension => plain.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
    }
}
