namespace Readout.Names;

/// <summary>Numbers the quotations of a text as its words go by, from 1.</summary>
internal sealed class QuotationCounter
{
    /// <summary>How many words may stand between a quotation and its speaker: <c>”, said he</c>.</summary>
    private const int LongestBridge = 3;

    private int count;
    private UtteredQuotation? open;
    private UtteredQuotation? closed;
    private int end;

    /// <summary>Number of the quotation that is open; 0 outside.</summary>
    public int Current => open?.Number ?? 0;

    /// <summary>A paragraph ends, and with it a quotation that nobody closed.</summary>
    public void Break() => (open, closed) = (null, null);

    public void See(string form, int sentence, int position)
    {
        bool opens = form is "“" or "``" or "„" or "«" || (form is "\"" && open is null);
        if (opens)
        {
            open = new UtteredQuotation(++count, sentence, position);
        }
        else if (form is "”" or "''" or "»" or "\"")
        {
            closed = open ?? closed;
            end = position;
            open = null;
        }
    }

    /// <summary>The quotation of the paragraph that has closed just before a word outside quotations, or null.</summary>
    public UtteredQuotation? JustClosed(int position) => open is null && position - end <= LongestBridge ? closed : null;
}
