namespace Readout.Training.Syntax;

/// <summary>
/// Copies of some training sentences as headlines write them: Most Words With Capitals, or ALL CAPITALS. The
/// treebanks have few headlines, news has one an article.
/// </summary>
internal static class CaseVariants
{
    private const int TitleEvery = 25;
    private const int CapitalsEvery = 80;

    public static IEnumerable<TrainingSentence> Of(IReadOnlyList<TrainingSentence> sentences)
    {
        for (int i = 0; i < sentences.Count; i++)
        {
            if (i % TitleEvery == 0)
            {
                yield return sentences[i] with { Forms = [.. sentences[i].Forms.Select(Title)] };
            }
            else if (i % CapitalsEvery == 1)
            {
                yield return sentences[i] with { Forms = Array.ConvertAll(sentences[i].Forms, form => form.ToUpperInvariant()) };
            }
        }
    }

    // Headlines keep short words small but for the first.
    private static string Title(string form, int place) =>
        place > 0 && form.Length <= 3 ? form : char.ToUpperInvariant(form[0]) + form[1..];
}
