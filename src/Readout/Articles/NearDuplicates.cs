namespace Readout.Articles;

/// <summary>An earlier text that a text is nearly the same as.</summary>
/// <param name="Resemblance">Share of common shingles, 0 to 1.</param>
public sealed record NearDuplicate(string Id, double Resemblance);

/// <summary>
/// Recognises texts that were met before in nearly the same words: the same copy under another headline, an
/// updated version of one story. Grows with each text by a few kilobytes. Not thread-safe.
/// </summary>
/// <param name="threshold">The least resemblance; reprints of agency copy with changed heads stay above 0.6.</param>
public sealed class NearDuplicates(double threshold = 0.6)
{
    private const int FewestShingles = 30;

    // One of so many smallest hashes is common to two texts of resemblance 0.6, and more by far; to two of one publisher a turn of
    // phrase is. Asked of all that share one, a page of thousands of briefs would take the square of its length.
    private const int FewestCommon = 6;

    private readonly List<(string Id, TextSketch Sketch)> texts = [];
    private readonly Dictionary<ulong, List<int>> byHash = [];

    /// <summary>The earlier text most like this one, or null; then remembers this one.</summary>
    public NearDuplicate? Add(string id, string text) => Add(id, TextSketch.Of(text));

    /// <summary>The same of an article's text; articles of a few words are alike by chance, and are not asked.</summary>
    public NearDuplicate? Add(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var sketch = TextSketch.Of(article.Text, article.Body);
        return sketch.Shingles < FewestShingles ? null : Add(article.Id, sketch);
    }

    /// <inheritdoc cref="Add(string, string)"/>
    public NearDuplicate? Add(string id, TextSketch sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        NearDuplicate? best = null;
        foreach (int candidate in Candidates(sketch))
        {
            double alike = sketch.Resemblance(texts[candidate].Sketch);
            if (alike >= threshold && alike > (best?.Resemblance ?? 0))
            {
                best = new NearDuplicate(texts[candidate].Id, alike);
            }
        }

        foreach (ulong hash in Keys(sketch))
        {
            (byHash.TryGetValue(hash, out var list) ? list : byHash[hash] = []).Add(texts.Count);
        }

        texts.Add((id, sketch));
        return best;
    }

    private IEnumerable<int> Candidates(TextSketch sketch)
    {
        var common = new Dictionary<int, int>();
        foreach (ulong hash in Keys(sketch))
        {
            foreach (int text in byHash.GetValueOrDefault(hash, []))
            {
                common[text] = common.GetValueOrDefault(text) + 1;
            }
        }

        return common.Where(c => c.Value * FewestCommon >= Keys(sketch).Length).Select(c => c.Key).Order();
    }

    // Two texts of resemblance 0.6 share about 16 of their 24 smallest hashes.
    private static ReadOnlySpan<ulong> Keys(TextSketch sketch) => sketch.Hashes.AsSpan(0, Math.Min(sketch.Hashes.Length, 24));
}
