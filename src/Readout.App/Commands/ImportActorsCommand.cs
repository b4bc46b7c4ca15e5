using System.CommandLine;
using Readout.Lexicons;
using Readout.Names;
using Readout.Training.Actors;

namespace Readout.App.Commands;

/// <summary><c>readout actors import</c>: other people's lists of actors, into a folder of one's own lexicons.</summary>
internal static class ImportActorsCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Actor lists: PETRARCH dictionaries (.txt), Popolo (.json), FollowTheMoney (.ndjson, .ijson, .jsonl), CSV (.csv).", Arity = ArgumentArity.OneOrMore };
        var to = new Option<string>("--to") { Description = "The folder of lexicons to write, for --lexicons later.", HelpName = "DIR", DefaultValueFactory = _ => "lexicons" };
        var country = new Option<string?>("--country") { Description = "The country that a Popolo file is about (name or code).", HelpName = "COUNTRY" };
        var command = new Command("import", "Add actors from other lists to your own lexicons; entries with defects are named and left out.") { files, to, country };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(to)!, parsed.GetValue(country)));
        return command;
    }

    private static int Run(string[] files, string to, string? country)
    {
        var countries = Countries.Load(LexiconSet.Standard);
        string? code = country is null ? "" : countries.OfCode(country)?.Code ?? countries.OfIso2(country)?.Code ?? countries.Find(country)?.Country.Code;
        if (code is null)
        {
            Console.Error.WriteLine($"readout: country \"{country}\" is not known; give a name or an ISO code");
            return 2;
        }

        var actors = new List<ImportedActor>();
        int faults = 0;
        foreach (string file in files)
        {
            var import = new ActorImport(file);
            try
            {
                using var reader = new StreamReader(file);
                Read(reader, Path.GetExtension(file), countries, code, import);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                import.Skip(0, error.Message);
            }

            foreach (string fault in import.Faults)
            {
                Console.Error.WriteLine(fault);
            }

            faults += import.Faults.Count;
            actors.AddRange(import.Actors);
        }

        foreach (var (name, rows) in ImportedLexicons.Write(to, actors))
        {
            Console.Error.WriteLine($"{Path.Combine(to, name)}: {rows} rows");
        }

        Console.Error.WriteLine($"{actors.Count} entries imported, {faults} with defects left out");
        return faults > 0 ? 1 : 0;
    }

    private static void Read(StreamReader reader, string extension, Countries countries, string country, ActorImport into)
    {
        switch (extension.ToLowerInvariant())
        {
            case ".txt": PetrarchActors.Read(reader, countries, into); break;
            case ".json": JsonActors.ReadPopolo(reader, country, into); break;
            case ".ndjson" or ".ijson" or ".jsonl": JsonActors.ReadFollowTheMoney(reader, countries, into); break;
            case ".csv": CsvActors.Read(reader, countries, into); break;
            default: into.Skip(0, $"\"{extension}\" is no list of actors; expected .txt, .json, .ndjson or .csv"); break;
        }
    }
}
