using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Readout.Tests.House;

namespace Readout.Tests.Quality;

/// <summary>A gold set, and the shell pipeline that prints its figures as one JSON object on the last line.</summary>
/// <param name="Gold">The file that the digest is taken of: below the shared folder, or a whole path.</param>
/// <param name="Pipeline">
/// Run by bash with <c>readout</c> as a function, <c>$GOLD</c> the gold file, <c>$SHARED</c> the shared folder,
/// <c>$SCORERS</c> the scorers and <c>$WORK</c> an empty folder.
/// </param>
/// <param name="Measure">For sets of our own: gives the figures without a pipeline.</param>
public sealed record QualitySet(string Name, string Gold, string Pipeline, Func<object>? Measure = null);

/// <summary>Every set that has floors. A figure is named <c>set.path.in.the.scorer's.json</c>.</summary>
public static class QualitySets
{
    public static readonly IReadOnlyList<QualitySet> All =
    [
        new("seeds", "seeds/gold.json", "readout code $SHARED/seeds/*.txt | python3 $SCORERS/seed.py"),
        new(
            "reading",
            "corpora/reading/reading.jsonl",
            "readout code $SHARED/corpora/reading/reading.jsonl | python3 $SCORERS/reading.py $SHARED/corpora/reading/reading.jsonl -"),
        new(
            "attribution",
            "corpora/attribution/dev.jsonl.gz",
            """
            readout code --jobs 2 $SHARED/corpora/attribution/dev.jsonl.gz | python3 $SCORERS/adapt.py attribution > $WORK/pred.jsonl
            python3 $SCORERS/attribution.py $SHARED/corpora/attribution/dev.jsonl.gz $WORK/pred.jsonl
            """),
        new(
            "pages",
            "corpora/extraction/fundus-a/gold.json",
            """
            readout extract $SHARED/corpora/extraction/fundus-a/html/*.html.gz | python3 $SCORERS/adapt.py extraction > $WORK/pred.json
            python3 $SCORERS/extraction.py $GOLD $WORK/pred.json --fields --json --bootstrap 2
            """),
        new(
            "dates",
            "corpora/extraction/mediacloud-dates-a/gold.json",
            """
            readout extract $SHARED/corpora/extraction/mediacloud-dates-a/html/*.html.gz | python3 $SCORERS/adapt.py extraction > $WORK/pred.json
            python3 $SCORERS/extraction.py $GOLD $WORK/pred.json --segments --fields --json
            """),
        new(
            "segments",
            "corpora/extraction/segments-a/gold.json",
            """
            readout extract $SHARED/corpora/extraction/segments-a/html/*.html.gz | python3 $SCORERS/adapt.py extraction > $WORK/pred.json
            python3 $SCORERS/extraction.py $GOLD $WORK/pred.json --segments --json
            """),
        new(
            "times",
            "corpora/times/timebank.jsonl",
            """
            python3 -c 'import json, sys
            for line in sys.stdin:
                r = json.loads(line)
                print(json.dumps({"id": r["id"], "text": r["text"], "date": r["dct"]}))' < $GOLD > $WORK/docs.jsonl
            readout code --jobs 2 $WORK/docs.jsonl | python3 $SCORERS/adapt.py times > $WORK/pred.jsonl
            python3 $SCORERS/times.py $GOLD $WORK/pred.jsonl --json
            """),
        new(
            "places",
            "corpora/places/gwn-a.jsonl",
            """
            readout code --jobs 2 $GOLD | python3 $SCORERS/adapt.py places > $WORK/pred.jsonl
            python3 $SCORERS/places.py $GOLD $WORK/pred.jsonl --json
            """),
        new(
            "passages",
            Repository.File("tests", "quality", "statements", "passages.jsonl"),
            "readout code $GOLD | python3 $SCORERS/reading.py $GOLD -"),
        new("samples", SampleArticles.File, "", SampleArticles.Measure),
        new("eventless", EventGold.Eventless.File, "", EventGold.MeasureEventless),
        new("events", EventGold.Events.File, "", EventGold.MeasureEvents),
        new("coreference", CoreferenceCases.Gold.File, "", CoreferenceCases.Measure),
        Trees("ewt-raw", "en_ewt-dev", RawTree),
        Trees("gum-raw", "en_gum-dev", RawTree),
        Trees("ewt-tokenized", "en_ewt-dev", "zcat $GOLD | readout parse --tokenized | python3 $SCORERS/ud.py score $GOLD - --json"),
        new(
            "names-worldwide",
            "corpora/ner/worldwide-dev.bio.gz",
            """
            zcat $GOLD | awk -F'\t' '/^# newdoc/ { print; next } NF < 2 { if (n) print ""; n = 0; next } { print ++n "\t" $1 "\t_\t_\t_\t_\t_\t_\t_\t_" }' \
            | readout parse --tokenized | awk -F'\t' '/^# newdoc/ { print $0 "\n"; next } /^#/ { next } NF < 2 { print ""; next }
                { tag = "O"; if (match($10, /Entity=[^|]*/)) tag = substr($10, RSTART + 7, RLENGTH - 7); print $2 "\t" tag }' > $WORK/names.bio
            python3 $SCORERS/ner.py score $GOLD $WORK/names.bio --map FAC=LOC --types PER,ORG,LOC --json
            """),
        new(
            "factuality",
            "corpora/factuality/uds-ih2-dev.jsonl",
            """
            readout parse --json $GOLD | python3 $SCORERS/adapt.py factuality > $WORK/pred.jsonl
            python3 $SCORERS/factuality.py $GOLD $WORK/pred.jsonl --json
            """),
    ];

    private static readonly Dictionary<string, JsonElement> Measured = [];
    private static readonly Lock Gate = new();

    private const string RawTree = "python3 $SCORERS/ud.py text $GOLD | readout parse | python3 $SCORERS/ud.py score $GOLD - --json";

    private static QualitySet Trees(string name, string treebank, string pipeline) => new(name, $"corpora/ud/{treebank}.conllu.gz", pipeline);

    /// <summary>The value of one figure, such as <c>attribution.match.F1</c>. Each set is run once a process.</summary>
    /// <exception cref="InvalidOperationException">The pipeline failed or its output lacks the figure.</exception>
    public static double Value(string figure)
    {
        string[] path = figure.Split('.');
        var set = Of(figure);
        JsonElement node;
        lock (Gate)
        {
            if (!Measured.TryGetValue(set.Name, out node))
            {
                node = Run(set);
                Measured.Add(set.Name, node);
            }
        }

        foreach (string key in path[1..])
        {
            node = node.TryGetProperty(key, out var child)
                ? child
                : throw new InvalidOperationException($"{figure}: the scorer's output has no \"{key}\"");
        }

        return node.GetDouble();
    }

    public static QualitySet Of(string figure) =>
        All.FirstOrDefault(set => figure.StartsWith(set.Name + ".", StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"{figure}: no quality set of that name");

    /// <summary>The first 16 hexadecimal digits of the gold file's SHA-256: a floor holds for one state of the data.</summary>
    public static string Digest(QualitySet set) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(SharedCorpora.Root, set.Gold))))[..16];

    private static JsonElement Run(QualitySet set)
    {
        if (set.Measure is { } measure)
        {
            return JsonSerializer.SerializeToElement(measure());
        }

        string work = Directory.CreateTempSubdirectory("readout-quality-").FullName;
        try
        {
            string program = typeof(App.Program).Assembly.Location;
            var start = new ProcessStartInfo("bash")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = work,
            };
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add("set -euo pipefail; readout() { dotnet \"$PROGRAM\" \"$@\"; }\n" + set.Pipeline);
            start.Environment["PROGRAM"] = program;
            start.Environment["GOLD"] = Path.Combine(SharedCorpora.Root, set.Gold);
            start.Environment["SHARED"] = SharedCorpora.Root;
            start.Environment["SCORERS"] = Path.Combine(SharedCorpora.Root, "scorers");
            start.Environment["WORK"] = work;
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{set.Name}: the pipeline ended with {process.ExitCode}: {errors.Result}");
            }

            return JsonDocument.Parse(Json(output)).RootElement.Clone();
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    // Scorers print one object, on one line or pretty over many; words may stand before it.
    private static string Json(string output)
    {
        string[] lines = output.TrimEnd().Split('\n');
        int first = Array.FindLastIndex(lines, line => line.StartsWith('{'));
        return string.Join('\n', lines[first..]);
    }
}
