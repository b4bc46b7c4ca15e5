namespace Readout.Ledger.Search;

/// <summary>A query that can't be understood: where, why and what might have been meant.</summary>
/// <param name="position">Counted in UTF-16 units from 0.</param>
public sealed class QueryException(string query, int position, int length, string reason) : Exception(reason)
{
    // A line of a terminal holds this much beside the indentation; a longer query is shown in part.
    private const int Window = 72;

    public int Position { get; } = position;

    public int Length { get; } = Math.Max(1, length);

    /// <summary>The reason, the query and a caret below the place.</summary>
    public string Explain()
    {
        int start = Math.Max(0, Position - (Window / 2));
        int end = Math.Min(query.Length, start + Window);
        string shown = string.Create(end - start, (query, start), static (line, from) =>
        {
            for (int i = 0; i < line.Length; i++)
            {
                char c = from.query[from.start + i];
                line[i] = char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c;
            }
        });
        string caret = new string(' ', Math.Max(0, Position - start)) + new string('^', Math.Max(1, Math.Min(Length, end - Position)));
        return $"{Message}\n  {shown}\n  {caret}";
    }
}
