using System.Collections.Immutable;
using Readout.Pages;
using Readout.Text;

namespace Readout.App.Cli;

/// <summary>The one place where a bug that a single page brings out is caught, so that the others are still read.</summary>
internal static class Faults
{
    public static (ImmutableArray<Reading> Readings, BadInput? Fault) Read(Lazy<Reader> reader, Page page)
    {
        // Outside the catch: when the reader itself can't start (a model or lexicon is wrong), no page will do better.
        var instance = reader.Value;
        try
        {
            return (instance.Read(page), null);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or InputException))
        {
            // The words of the article stay out of the message; the frame tells where to look.
            string frame = e.StackTrace?.Split('\n')[0].Trim() ?? "";
            return ([], new BadInput($"document \"{page.Id}\"", $"Readout failed on this document ({e.GetType().Name} {frame}); the others are read. Please report it with the document"));
        }
    }
}
