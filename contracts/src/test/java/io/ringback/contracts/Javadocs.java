package io.ringback.contracts;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The sentences of the source's Javadoc, so that the schemas explain themselves in the same words. */
final class Javadocs {
    private final Map<String, String> sentences = new HashMap<>();

    private Javadocs() {}

    /** Of a type, the whole description; null if it has none. */
    @Nullable
    String of(Class<?> type) {
        return sentences.get(type.getSimpleName());
    }

    /** Of a record's component or an enum's constant; null if it has none. */
    @Nullable
    String of(Class<?> type, String member) {
        return sentences.get(type.getSimpleName() + "." + member);
    }

    static Javadocs of(Path sources) {
        var docs = new Javadocs();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var walk = Files.walk(sources)) {
            List<Path> java =
                    walk.filter(path -> path.toString().endsWith(".java")).toList();
            var options = List.of("-proc:none");
            var task = (JavacTask)
                    compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(java));
            var trees = DocTrees.instance(task);
            for (var unit : task.parse()) {
                docs.new Reader(trees).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return docs;
    }

    private final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees trees;
        private String type = "";

        Reader(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            String outer = type;
            type = tree.getSimpleName().toString();
            DocCommentTree doc = trees.getDocCommentTree(getCurrentPath());
            if (doc != null) {
                put(type, text(doc.getFullBody()));
                for (DocTree tag : doc.getBlockTags()) {
                    if (tag instanceof ParamTree param) {
                        put(type + "." + param.getName(), text(param.getDescription()));
                    }
                }
            }
            super.visitClass(tree, null);
            type = outer;
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
            DocCommentTree doc = trees.getDocCommentTree(getCurrentPath());
            if (doc != null) {
                put(type + "." + tree.getName(), text(doc.getFullBody()));
            }
            return null;
        }
    }

    private void put(String name, String sentence) {
        String other = sentences.putIfAbsent(name, sentence);
        if (other != null && !other.equals(sentence)) {
            throw new IllegalStateException("two types share the name " + name);
        }
    }

    private static String text(List<? extends DocTree> parts) {
        String text = parts.stream()
                .map(part -> switch (part) {
                    case TextTree plain -> plain.getBody();
                    case LiteralTree literal -> literal.getBody().getBody();
                    case LinkTree link -> link.getReference().getSignature();
                    default -> part.toString();
                })
                .collect(Collectors.joining());
        return text.replaceAll("\\s+", " ").strip();
    }
}
