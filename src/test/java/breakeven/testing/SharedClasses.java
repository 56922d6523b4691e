package breakeven.testing;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.FileUtils;

/**
 * How the program is started many times in a process of its own: with its classes shared, as the
 * launcher does. That takes a quarter less than to load them from folders.
 */
public final class SharedClasses {
  private static List<String> java = List.of();

  private SharedClasses() {}

  /** The Java program, its options and its class path; what comes behind is up to the caller. */
  public static synchronized List<String> java() throws IOException, InterruptedException {
    if (java.isEmpty()) {
      Path folder = Files.createTempDirectory("breakeven-classes-");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
      java = java(folder);
    }
    return java;
  }

  private static List<String> java(Path folder) throws IOException, InterruptedException {
    Path jar = folder.resolve("program.jar");
    List<String> path = new ArrayList<>();
    for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path one = Path.of(place);
      if (!Files.isDirectory(one)) {
        path.add(one.toAbsolutePath().toString());
      } else if (Files.exists(one.resolve("breakeven/Main.class"))) {
        pack(one, jar);
        path.add(0, jar.toString());
      }
    }
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC");
    List<String> classes = List.of("-cp", String.join(File.pathSeparator, path));
    Path archive = folder.resolve("program.jsa");
    Path in = folder.resolve("in.csv");
    Files.writeString(
        in, "Workload,Requests,Input tokens,Output tokens,Prompted model\nOne,1000,100,10,gpt-5\n");
    List<String> first = new ArrayList<>(java);
    first.add("-XX:ArchiveClassesAtExit=" + archive);
    first.addAll(classes);
    first.addAll(List.of("breakeven.Main", "review", in.toString(), "--draws", "0", "-q"));
    first.addAll(List.of("-o", folder.resolve("out.xlsx").toString()));
    first.addAll(List.of("--csv", folder.resolve("out").toString()));
    Process process =
        new ProcessBuilder(first)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("first.txt").toFile())
            .start();
    boolean shared = process.waitFor(2, TimeUnit.MINUTES) && Files.exists(archive);
    List<String> all = new ArrayList<>(java);
    if (shared) {
      all.add("-XX:SharedArchiveFile=" + archive);
    }
    all.addAll(classes);
    return all;
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream out = new ZipOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      out.setLevel(Deflater.NO_COMPRESSION);
      for (Path one : all.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(one).toString().replace('\\', '/')));
        Files.copy(one, out);
        out.closeEntry();
      }
    }
  }
}
