using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Readout.Startup;

/// <summary>
/// A profile as the compiler crossgen2 reads it (<c>--mibc</c>): an assembly whose one method AssemblyDictionary names, for
/// each set of assemblies, a method that loads the tokens of the methods to compile. What it can't find any more it leaves out.
/// </summary>
internal static class ProfileFile
{
    public static void Write(string path, IReadOnlyList<MethodBase> methods)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString(Path.GetFileName(path)), metadata.GetOrAddGuid(Guid.Empty), default, default);
        metadata.AddAssembly(metadata.GetOrAddString(Path.GetFileNameWithoutExtension(path)), new Version(1, 0, 0, 0), default, default, 0, AssemblyHashAlgorithm.None);
        var references = new MethodReferences(metadata);
        var groups = methods.Select(references.Of).GroupBy(told => told.Assemblies, told => told.Method).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();

        var code = new BlobBuilder();
        var bodies = new MethodBodyStreamEncoder(code);
        var signature = new BlobBuilder();
        new BlobEncoder(signature).MethodSignature().Parameters(0, result => result.Void(), _ => { });
        var dictionary = new InstructionEncoder(new BlobBuilder());
        foreach (var group in groups)
        {
            var body = new InstructionEncoder(new BlobBuilder());
            foreach (var method in group)
            {
                Load(body, method);
            }

            dictionary.LoadString(metadata.GetOrAddUserString(group.Key));
            Load(dictionary, Define(body));
        }

        Define(dictionary, "AssemblyDictionary");
        metadata.AddTypeDefinition(default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        var image = new BlobBuilder();
        new ManagedPEBuilder(new PEHeaderBuilder(imageCharacteristics: Characteristics.Dll), new MetadataRootBuilder(metadata), code, deterministicIdProvider: _ => default).Serialize(image);
        using var file = File.Create(path);
        image.WriteContentTo(file);

        static void Load(InstructionEncoder body, EntityHandle token)
        {
            body.OpCode(ILOpCode.Ldtoken);
            body.Token(token);
            body.OpCode(ILOpCode.Pop);
        }

        MethodDefinitionHandle Define(InstructionEncoder body, string name = "Methods")
        {
            body.OpCode(ILOpCode.Ret);
            return metadata.AddMethodDefinition(
                MethodAttributes.Public | MethodAttributes.Static, MethodImplAttributes.IL, metadata.GetOrAddString(name), metadata.GetOrAddBlob(signature), bodies.AddMethodBody(body), default);
        }
    }
}
