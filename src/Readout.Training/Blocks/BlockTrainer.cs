using System.Collections.Immutable;
using System.Text.Json;
using Readout.Articles;
using Readout.Articles.Blocks;
using Readout.Pages;
using Readout.Pages.Html;

namespace Readout.Training.Blocks;

/// <summary>A page of a training set, cut into blocks.</summary>
/// <param name="Site">Whose page it is: pages of one publisher are never on both sides of a held-out test.</param>
/// <param name="Trust">How much the page's labels weigh.</param>
internal sealed record TrainingPage(Page Page, string Site, float Trust, bool Scored, List<HtmlBlock> Blocks, float[][] Rows, bool?[] Labels);

/// <summary>
/// Trains <see cref="BlockModel"/> on folders of pages with gold (<c>html/ID.html.gz</c>, <c>gold.json</c>), and
/// measures it on publishers that it has not seen.
/// </summary>
public sealed class BlockTrainer(TextWriter progress)
{
    public const int Folds = 5;
    private const int Trees = 110;

    // A class word counts when it is seen on this many sites.
    private const int FewestSites = 3;

    // A word of short texts on this many: on 3 it told less of publishers not seen, on 8 fewer words were left.
    private const int FewestSitesOfText = 5;

    private readonly List<TrainingPage> pages = [];
    private readonly Dictionary<string, Dictionary<string, (double Yes, double No)>> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (double Yes, double No, int Sites)> totals = new(StringComparer.Ordinal);

    public void Load(IReadOnlyList<string> folders)
    {
        foreach (string folder in folders)
        {
            Each(folder, (view, site, gold) => CountWords(view, site, PageGold.Label(view.Blocks, gold)));
        }

        Total();
        foreach (string folder in folders)
        {
            Each(folder, (view, site, gold) =>
            {
                var heading = view.Heading(view.Blocks);
                var rows = BlockFeatures.Of(view.Blocks, view.Body, view.Signs, heading, new Others(this, site));
                bool silver = !gold.TryGetProperty("paragraphs", out _) && !gold.TryGetProperty("with", out _);
                pages.Add(new TrainingPage(view.Page, site, silver ? 0.4f : 1, gold.TryGetProperty("paragraphs", out _), view.Blocks, rows, PageGold.Label(view.Blocks, gold)));
            });
            progress.WriteLine($"{folder}: {pages.Count} pages so far");
        }
    }

    /// <summary>Trains on all pages that were loaded and writes the model.</summary>
    /// <param name="heldOut">Gets for each scored page the body that a model without its publisher reads; null to skip that.</param>
    public void Train(Stream output, IDictionary<string, string>? heldOut) => Train(heldOut).Write(output);

    /// <summary>Trains on all pages; <paramref name="heldOut"/> gets the bodies that models without the page's publisher read.</summary>
    private BlockModel Train(IDictionary<string, string>? heldOut)
    {
        var firsts = new ImmutableArray<BlockTree>[Folds];
        for (int fold = 0; fold < Folds; fold++)
        {
            var (own, others) = Split(fold);
            var first = firsts[fold] = Fit(others, BlockFeatures.FirstPass);
            foreach (var page in own)
            {
                var around = new NeighbourScores(page.Blocks, BlockModel.Score(first, page.Rows));
                for (int i = 0; i < page.Rows.Length; i++)
                {
                    around.AddTo(page.Rows[i], i);
                }

            }

            progress.WriteLine($"first pass, fold {fold + 1} of {Folds}");
        }

        for (int fold = 0; fold < Folds && heldOut is not null; fold++)
        {
            var (own, others) = Split(fold);
            var second = Fit(others, BlockFeatures.Names.Length);
            foreach (var page in own.Where(p => p.Scored))
            {
                heldOut[page.Page.Id] = Body(page, new BlockModel(Words(page.Site), firsts[fold], second));
            }

            progress.WriteLine($"second pass, fold {fold + 1} of {Folds}");
        }

        return new BlockModel(Words(""), Fit(pages, BlockFeatures.FirstPass), Fit(pages, BlockFeatures.Names.Length));
    }

    /// <summary>What class words say by all sites but one.</summary>
    private Dictionary<string, LogOdds> Words(string without) =>
        totals.Keys.Select(w => (Word: w, Odds: MathF.Round(Odds(w, without), 2))).Where(w => w.Odds != 0).ToDictionary(w => w.Word, w => new LogOdds(w.Odds), StringComparer.Ordinal);

    private (List<TrainingPage> Own, List<TrainingPage> Others) Split(int fold)
    {
        var sites = pages.Select(p => p.Site).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var held = sites.Where((_, i) => i % Folds == fold).ToHashSet(StringComparer.Ordinal);
        return (pages.FindAll(p => held.Contains(p.Site)), pages.FindAll(p => !held.Contains(p.Site)));
    }

    private static ImmutableArray<BlockTree> Fit(List<TrainingPage> on, int columns)
    {
        var rows = new List<float[]>();
        var labels = new List<bool>();
        var weights = new List<float>();
        foreach (var page in on)
        {
            // A page's blocks weigh what the score makes of them: by words, with a floor for the short ones.
            float Weight(int i) => page.Labels[i] is null ? 0 : 0.35f + (Math.Min(page.Blocks[i].Words, 60) / 25f);
            float all = Enumerable.Range(0, page.Labels.Length).Sum(Weight);
            float scale = all == 0 ? 0 : page.Trust * 60 / Math.Max(all, 60);
            for (int i = 0; i < page.Labels.Length; i++)
            {
                if (page.Labels[i] is { } label)
                {
                    rows.Add(page.Rows[i]);
                    labels.Add(label);
                    weights.Add(Weight(i) * scale);
                }
            }
        }

        return new GradientBoosting(columns, Trees).Train(rows, [.. labels], [.. weights]);
    }

    /// <summary>The body that the whole reader reads with a model.</summary>
    private static string Body(TrainingPage page, BlockModel model) =>
        new ArticleReader(model).Read(page.Page) is [var article, ..] ? string.Join('\n', article.Body.Select(p => p.Of(article.Text))) : "";

    private void CountWords(HtmlView view, string site, bool?[] labels)
    {
        var elements = new Dictionary<HtmlElement, (double Yes, double All)>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not { } label)
            {
                continue;
            }

            double weight = Math.Sqrt(view.Blocks[i].Words + 1);
            for (var e = view.Blocks[i].Element; e is not null; e = e.ParentElement)
            {
                var (yes, all) = elements.GetValueOrDefault(e);
                elements[e] = (yes + (label ? weight : 0), all + weight);
            }
        }

        var shares = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        for (int i = 0; i < labels.Length; i++)
        {
            foreach (string word in labels[i] is null ? [] : BlockWords.Of(view.Blocks[i]))
            {
                string marked = BlockWords.Mark + word;
                (shares.TryGetValue(marked, out var list) ? list : shares[marked] = []).Add(labels[i] == true ? 1 : 0);
            }
        }

        foreach (var (element, (yes, all)) in elements)
        {
            foreach (string word in ClassWords.Of(element))
            {
                (shares.TryGetValue(word, out var list) ? list : shares[word] = []).Add(yes / all);
            }
        }

        var own = words.TryGetValue(site, out var known) ? known : words[site] = new(StringComparer.Ordinal);
        foreach (var (word, list) in shares)
        {
            var (yes, no) = own.GetValueOrDefault(word);
            own[word] = (yes + list.Average(), no + 1 - list.Average());
        }
    }

    /// <summary>Log odds over all sites but one, each site counting once.</summary>
    private float Odds(string word, string without)
    {
        var (yes, no, sites) = totals.GetValueOrDefault(word);
        if (words.TryGetValue(without, out var site) && site.TryGetValue(word, out var own))
        {
            yes -= own.Yes / (own.Yes + own.No);
            no -= own.No / (own.Yes + own.No);
            sites--;
        }

        return sites < (word[0] == BlockWords.Mark ? FewestSitesOfText : FewestSites) ? 0 : (float)Math.Log((yes + 0.7) / (no + 0.7));
    }

    private void Total()
    {
        foreach (var own in words.Values)
        {
            foreach (var (word, (yes, no)) in own)
            {
                var (allYes, allNo, sites) = totals.GetValueOrDefault(word);
                totals[word] = (allYes + (yes / (yes + no)), allNo + (no / (yes + no)), sites + 1);
            }
        }
    }

    private static void Each(string folder, Action<HtmlView, string, JsonElement> act)
    {
        using var gold = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "gold.json")));
        foreach (string file in Directory.EnumerateFiles(Path.Combine(folder, "html")).Order(StringComparer.Ordinal))
        {
            using var bytes = File.OpenRead(file);
            foreach (var read in new PageReader().Read(file, bytes))
            {
                if (read.Page is { } page && gold.RootElement.TryGetProperty(page.Id, out var own) && HtmlView.Of(page) is { } view)
                {
                    act(view, Site(page.Id, own), own);
                }
            }
        }
    }

    private static string Site(string id, JsonElement gold)
    {
        string? url = gold.TryGetProperty("url", out var at) && at.ValueKind == JsonValueKind.String ? at.GetString() : null;
        return gold.TryGetProperty("publisher", out var publisher) && publisher.ValueKind == JsonValueKind.String ? publisher.GetString()!
            : Uri.TryCreate(url, UriKind.Absolute, out var uri) ? string.Join('.', uri.Host.Split('.').TakeLast(2)) : id;
    }

    /// <summary>What words say on all sites but one.</summary>
    private sealed class Others(BlockTrainer trainer, string site) : WordOdds
    {
        public override float OfName(string word) => trainer.Odds(word, site);

        public override float OfText(ReadOnlySpan<char> word) => trainer.Odds($"{BlockWords.Mark}{word}", site);
    }
}
