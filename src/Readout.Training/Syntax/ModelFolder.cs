using Readout.Text;

namespace Readout.Training.Syntax;

/// <summary>The folder that trainings take models from and write them to.</summary>
internal static class ModelFolder
{
    /// <exception cref="InputException">There is no such file.</exception>
    public static FileStream Open(string folder, string name, string maker)
    {
        string file = Path.Combine(folder, name);
        return File.Exists(file) ? File.OpenRead(file) : throw new InputException($"{file}: not found; {maker} makes it");
    }

    /// <summary>Written beside and moved, so that a kill leaves the old file or the new one.</summary>
    public static void Replace(string folder, string name, byte[] content)
    {
        string target = Path.Combine(folder, name);
        File.WriteAllBytes(target + ".new", content);
        File.Move(target + ".new", target, overwrite: true);
    }
}
