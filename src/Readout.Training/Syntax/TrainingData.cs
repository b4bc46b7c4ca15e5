using Readout.Text;

namespace Readout.Training.Syntax;

/// <summary>
/// The sentences to learn from and those to be measured on. Corpora that annotate the same sentences are
/// joined, so that each sentence is read once with all that is known of it.
/// </summary>
public sealed class TrainingData
{
    // Trees of a parser, right in seven or eight words of ten, beside those that people made.
    private const float SilverWeight = 0.5f;

    // Every sixth document of re3d measures; the corpus has no split of its own.
    private const int HeldBackOfRe3d = 6;

    // re3d is the nearest to our domain and the smallest; without repetition it drowns.
    private const int RepeatRe3d = 3;

    // For mentions it is what is to be learned, and the rest only helps: with 5 three folds gave .62, with 12 and 24 .66.
    private const int RepeatRe3dForMentions = 24;

    private readonly string folder;
    private readonly bool open;

    private TrainingData(string folder, bool open)
    {
        this.folder = folder;
        this.open = open;
    }

    public List<TrainingSentence> Train { get; } = [];

    public SortedDictionary<string, List<TrainingSentence>> HeldOut { get; } = new(StringComparer.Ordinal);

    /// <summary>What went into training: name, sentences, words, licence.</summary>
    public List<CardSource> Sources { get; } = [];

    /// <summary>What of it names are learned from.</summary>
    public IReadOnlyList<CardSource> NameSources => [.. SourcesOf(Train.Where(sentence => sentence.Names is not null))];

    /// <summary>Did a larger parser's reading go in?</summary>
    public bool HasSilver { get; private set; }

    /// <param name="folder">The corpora: <c>ud</c>, <c>ner</c> and <c>factuality</c> below it.</param>
    /// <param name="open">Leave out what may not be redistributed or has no licence stated.</param>
    /// <param name="silver">
    /// What a larger parser says of the sentences of the name corpora and of other news (CoNLL-U), so that a small network
    /// learns from a large one on news too (Kim and Rush 2016); null for none.
    /// </param>
    /// <exception cref="InputException">A file is missing.</exception>
    public static TrainingData Read(string folder, bool open, string? silver = null)
    {
        var data = new TrainingData(folder, open);
        data.ReadTreebanks();
        data.ReadNames();
        data.ReadFactuality();
        if (silver is not null)
        {
            data.JoinSilver(silver);
            data.HasSilver = true;
        }

        data.Sources.AddRange(data.SourcesOf(data.Train));
        return data;
    }

    /// <summary>What mentions are learned from: re3d, all that GUM mentions, and the names of EWT and WikiGold.</summary>
    /// <param name="every">One document of re3d in so many is held back; 0 for none.</param>
    /// <param name="turn">Which of them.</param>
    public static TrainingData ReadMentions(string folder, bool open, int every = HeldBackOfRe3d, int turn = HeldBackOfRe3d - 1)
    {
        var data = new TrainingData(folder, open);
        data.ReadTreebanks(mentions: true);
        data.ReadRe3d(every, turn, repeat: 1);
        List<TrainingSentence> re3d = [.. data.Train.Where(sentence => sentence.Corpus == "re3d")];
        for (int i = 1; i < RepeatRe3dForMentions; i++)
        {
            // Each copy is a document of its own: what a word is elsewhere in its document must not be what its copies are.
            data.Train.AddRange(re3d.Select(sentence => sentence with { Document = $"{sentence.Document}#{i}" }));
        }

        data.ReadWikiGold();
        data.Sources.AddRange(data.SourcesOf(data.Train));
        return data;
    }

    /// <summary>Data given in memory, with nothing held out.</summary>
    public static TrainingData Of(IReadOnlyList<TrainingSentence> train)
    {
        var data = new TrainingData("", open: true);
        data.Train.AddRange(train);
        foreach (string set in new[] { "ewt", "gum", "re3d", "uw", "worldwide" })
        {
            data.HeldOut.Add(set, []);
        }

        return data;
    }

    private IEnumerable<CardSource> SourcesOf(IEnumerable<TrainingSentence> sentences) => sentences
        .GroupBy(sentence => sentence.Corpus)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => new CardSource(group.Key, group.Count(), group.Sum(sentence => sentence.Forms.Length), Licence(group.Key, open)));

    private void ReadTreebanks(bool mentions = false)
    {
        var closed = open ? DocumentsOfClass("NC") : [];
        var ewt = TreebankReader.Read(Path("ud", "en_ewt-train.conllu.gz"), "EWT").ToList();
        var gum = TreebankReader.Read(Path("ud", "en_gum-train.conllu.gz"), "GUM", mentions: mentions).Where(sentence => !closed.Contains(sentence.Document)).ToList();
        var ewtDev = TreebankReader.Read(Path("ud", "en_ewt-dev.conllu.gz"), "EWT").ToList();
        var gumDev = TreebankReader.Read(Path("ud", "en_gum-dev.conllu.gz"), "GUM").ToList();
        JoinNames(ewt, Path("ner", "uner_ewt-train.bio.gz"));
        if (!mentions)
        {
            JoinNames(gum, Path("ner", "gum_named-train.bio.gz"));
        }

        JoinNames(ewtDev, Path("ner", "uner_ewt-dev.bio.gz"));
        JoinNames(gumDev, Path("ner", "gum_named-dev.bio.gz"));
        Train.AddRange(ewt);
        Train.AddRange(gum);
        HeldOut.Add("ewt", ewtDev);
        HeldOut.Add("gum", gumDev);
    }

    private void ReadNames()
    {
        ReadRe3d(HeldBackOfRe3d, HeldBackOfRe3d - 1, RepeatRe3d);
        ReadWikiGold();
        Train.AddRange(NameCorpusReader.Read(Path("ner", "wnut17-train.bio.gz"), "WNUT 2017", hasMisc: true).Select(Halved));
        if (!open)
        {
            Train.AddRange(NameCorpusReader.Read(Path("ner", "worldwide-train.bio.gz"), "Worldwide", hasMisc: true));
        }

        HeldOut.Add("worldwide", [.. NameCorpusReader.Read(Path("ner", "worldwide-dev.bio.gz"), "Worldwide", hasMisc: true)]);
    }

    private void ReadRe3d(int every, int turn, int repeat)
    {
        var re3d = NameCorpusReader.Read(Path("ner", "re3d-train.bio.gz"), "re3d", hasMisc: false).ToList();
        string[] documents = [.. re3d.Select(sentence => sentence.Document).Distinct().Order(StringComparer.Ordinal)];
        var heldBack = documents.Where((_, i) => every > 0 && i % every == turn).ToHashSet(StringComparer.Ordinal);
        HeldOut.Add("re3d", [.. re3d.Where(sentence => heldBack.Contains(sentence.Document))]);
        for (int i = 0; i < repeat; i++)
        {
            Train.AddRange(re3d.Where(sentence => !heldBack.Contains(sentence.Document)));
        }
    }

    private void ReadWikiGold() => Train.AddRange(NameCorpusReader.Read(Path("ner", "wikigold-train.bio.gz"), "WikiGold", hasMisc: true));

    // WNUT is far from news: half of it is enough for one epoch.
    private static TrainingSentence Halved(TrainingSentence sentence) => sentence with { EveryEpochs = 2 };

    private void ReadFactuality()
    {
        JoinFactuality(Train, Path("factuality", "uds-ih2-train.jsonl"));
        JoinFactuality(HeldOut["ewt"], Path("factuality", "uds-ih2-dev.jsonl"));
        HeldOut.Add("uw", [.. Factuality("uw-dev.jsonl", "UW")]);
        if (!open)
        {
            Train.AddRange(Factuality("uw-train.jsonl", "UW"));
        }

        Train.AddRange(Factuality("meantime-airbus.jsonl", "MEANTIME"));
        Train.AddRange(Factuality("meantime-apple.jsonl", "MEANTIME"));
    }

    private IEnumerable<TrainingSentence> Factuality(string file, string corpus) =>
        FactualityReader.Read(Path("factuality", file)).SelectMany(record => FactualityReader.Sentences(record, corpus)).Where(sentence => sentence.Factuality!.Any(score => !float.IsNaN(score)));

    // Sentences of the corpora get their tree; others are news to learn from with all that the parser says of them.
    private void JoinSilver(string file)
    {
        var without = Train.Where(sentence => sentence.Tree is null).ToLookup(sentence => string.Join(' ', sentence.Forms), StringComparer.Ordinal);
        foreach (var sentence in TreebankReader.Read(file, "silver", ours: true).Where(sentence => sentence.Forms.Length <= SyntaxTrainer.LongestSentence))
        {
            var known = without[string.Join(' ', sentence.Forms)].ToList();
            foreach (var corpus in known)
            {
                corpus.Tree = sentence.Tree;
                corpus.TreeWeight = SilverWeight;
            }

            if (known.Count == 0 && sentence.Forms.Length > 1)
            {
                Train.Add(sentence with { TreeWeight = SilverWeight, NameWeight = SilverWeight, NamesLike = "Worldwide" });
            }
        }
    }

    // The name corpora on treebanks have the treebanks' tokens in their order; a sentence that differs is left without.
    private static void JoinNames(List<TrainingSentence> treebank, string file)
    {
        var byForms = new Dictionary<string, TrainingSentence>(StringComparer.Ordinal);
        foreach (var sentence in NameCorpusReader.Read(file, "", hasMisc: false))
        {
            byForms[string.Join(' ', sentence.Forms)] = sentence;
        }

        foreach (var sentence in treebank)
        {
            sentence.Names = byForms.GetValueOrDefault(string.Join(' ', sentence.Forms))?.Names;
        }
    }

    private static void JoinFactuality(List<TrainingSentence> treebank, string file)
    {
        var byId = treebank.Where(sentence => sentence.Id is not null).ToLookup(sentence => sentence.Id!, StringComparer.Ordinal);
        foreach (var record in FactualityReader.Read(file))
        {
            if (record.Treebank is { } id && byId[id].FirstOrDefault() is { Offsets: { } offsets } sentence)
            {
                sentence.Factuality = FactualityReader.Scores(offsets, record.Events);
            }
        }
    }

    private HashSet<string> DocumentsOfClass(string licenceClass) =>
        [.. TreebankReader.Lines(Path("ud", "gum_documents_by_licence.tsv")).Select(line => line.Split('\t')).Where(row => row[4] == licenceClass).Select(row => row[0])];

    private string Path(string set, string file)
    {
        string path = System.IO.Path.Combine(folder, set, file);
        return File.Exists(path) ? path : throw new InputException($"{path}: not found; --data takes the folder that holds ud, ner and factuality");
    }

    private static string Licence(string corpus, bool open) => corpus switch
    {
        "EWT" => "CC BY-SA 4.0 (trees, names of UNER, factuality of UDS-IH2)",
        "GUM" when open => "annotation CC BY 4.0; texts public domain, CC BY or CC BY-SA",
        "GUM" => "annotation CC BY 4.0; texts by document, some CC BY-NC-SA",
        "re3d" => "by source: OGL v3, public domain, CC BY 3.0 AU, CC BY-SA 3.0",
        "silver" => "news of PolNeAR's training part as a larger parser reads it; no licence stated",
        "WikiGold" or "WNUT 2017" or "MEANTIME" => "CC BY 4.0",
        _ => "no licence stated",
    };
}
