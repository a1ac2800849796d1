import com.adobe.epubcheck.tool.EpubChecker;

/** Runs EPUBCheck over many books in one virtual machine; what it found stands beside each book. */
class CheckBooks {
    public static void main(String[] books) {
        for (String book : books) {
            new EpubChecker().run(new String[] {book, "-u", "--json", book + ".json"});
        }
    }
}
