package breakeven.exchange.export;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where a file or a folder of a lake lies, so that nobody replaces what he reads.
 *
 * @param store the bucket, container or machine, in small letters and without a port; empty: the
 *     disks of this machine. How it is spoken to is no part of it: {@code s3} and {@code s3a} are
 *     the same bucket.
 * @param path the way there from its root, without {@code .}, {@code ..} and links; empty: the root
 */
public record LakePlace(String store, String path) {
  private static final String LOCAL = "file";

  /**
   * The place of a full address.
   *
   * @param address as Hadoop and Spark write it: {@code s3a://lake/plans}, {@code file:/tmp/plan}
   */
  public static LakePlace of(URI address) {
    String path = address.normalize().getPath();
    if (LOCAL.equals(address.getScheme())) {
      return new LakePlace("", bare(real(Path.of(path)).toString()));
    }
    String store = address.getRawAuthority() == null ? "" : address.getRawAuthority();
    // What no machine of a network is called.
    String named = store.isEmpty() ? address.getScheme() + ":" : store.replaceFirst(":\\d*$", "");
    return new LakePlace(named.toLowerCase(Locale.ROOT), bare(path));
  }

  private static String bare(String path) {
    return path.replaceAll("/+", "/").replaceFirst("/$", "");
  }

  /** The same without links, as far as it is there. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      Path parent = path.getParent();
      return parent == null || Files.exists(path) ? path : real(parent).resolve(path.getFileName());
    }
  }

  /** Whether one is the other, or lies within it: who replaces one deletes of the other. */
  public boolean meets(LakePlace other) {
    return store.equals(other.store) && (within(other) || other.within(this));
  }

  private boolean within(LakePlace other) {
    return path.equals(other.path) || path.startsWith(other.path + "/");
  }
}
