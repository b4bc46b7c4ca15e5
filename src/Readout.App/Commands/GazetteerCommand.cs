using System.CommandLine;
using Readout.Training.Gazetteers;

namespace Readout.App.Commands;

/// <summary><c>readout gazetteer</c>: builds the data on countries and places that the engine loads; see <c>scripts/build-gazetteer</c>.</summary>
internal static class GazetteerCommand
{
    public static Command Create()
    {
        var packages = new Option<string>("--packages") { Description = "The node_modules folder with the data packages.", Required = true };
        var root = new Option<string>("--root") { Description = "The project's folder, whose lexicons and models are written.", Required = true };
        var command = new Command("gazetteer", "Build the lists of countries and places from package data.") { packages, root };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            string from = parsed.GetValue(packages)!, to = parsed.GetValue(root)!;
            File.WriteAllText(Path.Combine(to, "lexicons", "countries.tsv"), CountryListBuilder.Build(from));
            File.WriteAllBytes(Path.Combine(to, "models", "gazetteer.bin"), GazetteerBuilder.Build(from, Path.Combine(to, "src", "Readout.Training", "Gazetteers", "points.tsv")));
            return 0;
        });
        return command;
    }
}
