import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;

/** mongo-java-server on a port of the loopback address, presenting itself as a version that current drivers take. */
public class ReferenceServer {
  private static final MongoVersion VERSION =
      new MongoVersion() {
        @Override
        public List<Integer> getVersionArray() {
          return List.of(5, 0, 0);
        }

        @Override
        public int getWireVersion() {
          return 13;
        }
      };

  /**
   * It knows no partial indexes: a unique one would refuse documents that the filter leaves out, so that hardly anything
   * could be stored twice. Such an index is taken as one that is not unique.
   */
  private static final class Backend extends MemoryBackend {
    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
      if (command.equals("createIndexes")) {
        for (Object index : (List<?>) query.get("indexes")) {
          if (((Document) index).containsKey("partialFilterExpression")) {
            ((Document) index).remove("unique");
          }
        }
      }
      return super.handleCommand(channel, database, command, query);
    }
  }

  public static void main(String[] arguments) throws Exception {
    MongoServer server = new MongoServer(new Backend().version(VERSION));
    System.out.println(server.bindAndGetConnectionString());
    System.in.read();
    server.shutdown();
  }
}
