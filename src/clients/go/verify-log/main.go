// Verifies the log of a hub with nothing of the hub's: the packages note and tlog of golang.org/x/mod.
//
//	apt-get install golang-go golang-golang-x-mod-dev
//	GO111MODULE=off GOPATH=/usr/share/gocode go run main.go -key log.vkey -log http://localhost:8080/log
//
// Always: the signature on the checkpoint, and a full audit: every entry is read, every tile compared with them.
// With -old FILE (an earlier checkpoint kept elsewhere): that the log only grew since.
// With -proof FILE.tlog-proof -entry HEX: that this entry is in the log, from the file alone; -log may be left out then.
package main

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func main() {
	key := flag.String("key", "", "file with the verifier key of the log")
	log := flag.String("log", "", "folder or URL under which checkpoint and tile/ stand")
	old := flag.String("old", "", "file with an earlier checkpoint")
	proof := flag.String("proof", "", "file with the log proof of an entry")
	entry := flag.String("entry", "", "the entry of the proof, hex")
	flag.Parse()
	if err := run(*key, *log, *old, *proof, *entry); err != nil {
		fmt.Fprintln(os.Stderr, "NOT VERIFIED:", err)
		os.Exit(1)
	}
}

func run(key, log, old, proof, entry string) error {
	vkey, err := os.ReadFile(key)
	if err != nil {
		return err
	}
	verifier, err := note.NewVerifier(strings.TrimSpace(string(vkey)))
	if err != nil {
		return err
	}
	if proof != "" {
		if err := checkProof(verifier, proof, entry); err != nil {
			return fmt.Errorf("%s: %w", proof, err)
		}
	}
	if log == "" {
		return nil
	}
	return checkLog(verifier, source{log}, old)
}

func checkLog(verifier note.Verifier, from source, old string) error {
	message, err := from.read("checkpoint")
	if err != nil {
		return err
	}
	tree, err := open(verifier, message)
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	fmt.Printf("checkpoint: signed by %s, size %d, root %v\n", verifier.Name(), tree.N, tree.Hash)
	if old != "" {
		if err := checkGrowth(verifier, from, tree, old); err != nil {
			return fmt.Errorf("%s: %w", old, err)
		}
	}
	return audit(from, tree)
}

func open(verifier note.Verifier, message []byte) (tree tlog.Tree, err error) {
	opened, err := note.Open(message, note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tree, fmt.Errorf("not a checkpoint of %s", verifier.Name())
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return tree, err
}

func checkProof(verifier note.Verifier, file, entry string) error {
	content, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	record, err := hex.DecodeString(entry)
	if err != nil {
		return err
	}
	head, checkpoint, found := strings.Cut(string(content), "\n\n")
	lines := strings.Split(head, "\n")
	if !found || lines[0] != "c2sp.org/tlog-proof@v1" {
		return fmt.Errorf("not a log proof")
	}
	if len(lines) > 1 && strings.HasPrefix(lines[1], "extra ") {
		lines = lines[1:]
	}
	if len(lines) < 2 || !strings.HasPrefix(lines[1], "index ") {
		return fmt.Errorf("it has no index")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	var path tlog.RecordProof
	for _, line := range lines[2:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		path = append(path, hash)
	}
	tree, err := open(verifier, []byte(checkpoint))
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(path, tree.N, tree.Hash, index, tlog.RecordHash(record)); err != nil {
		return err
	}
	fmt.Printf("inclusion: entry %d is in the tree of size %d\n", index, tree.N)
	return nil
}

func checkGrowth(verifier note.Verifier, from source, tree tlog.Tree, old string) error {
	message, err := os.ReadFile(old)
	if err != nil {
		return err
	}
	earlier, err := open(verifier, message)
	if err != nil {
		return err
	}
	if earlier.N > tree.N {
		return fmt.Errorf("the log had %d entries and has %d now", earlier.N, tree.N)
	}
	if earlier.N > 0 {
		proof, err := tlog.ProveTree(tree.N, earlier.N, tlog.TileHashReader(tree, from))
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, earlier.N, earlier.Hash); err != nil {
			return err
		}
	}
	fmt.Printf("consistency: the tree of size %d holds that of size %d\n", tree.N, earlier.N)
	return nil
}

// audit makes the whole tree of the entries, and compares root and tiles with it.
func audit(from source, tree tlog.Tree) error {
	var stored []tlog.Hash
	own := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			hashes[i] = stored[index]
		}
		return hashes, nil
	})
	for n := int64(0); n < tree.N; {
		width := min(tree.N-n, 1<<height)
		path := "tile/entries/" + number(tlog.Tile{H: height, N: n >> height, W: int(width)})
		bundle, err := from.read(path)
		if err != nil {
			return err
		}
		for ; width > 0; width-- {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				return fmt.Errorf("%s is too short", path)
			}
			length := 2 + int(binary.BigEndian.Uint16(bundle))
			hashes, err := tlog.StoredHashes(n, bundle[2:length], own)
			if err != nil {
				return err
			}
			stored = append(stored, hashes...)
			bundle = bundle[length:]
			n++
		}
		if len(bundle) > 0 {
			return fmt.Errorf("%s is too long", path)
		}
	}
	if tree.N > 0 {
		root, err := tlog.TreeHash(tree.N, own)
		if err != nil {
			return err
		}
		if root != tree.Hash {
			return fmt.Errorf("the entries make the root %v", root)
		}
	}
	tiles := tilesOf(tree.N)
	for _, tile := range tiles {
		want, err := tlog.ReadTileData(tile, own)
		if err != nil {
			return err
		}
		got, err := from.read(path(tile))
		if err != nil {
			return err
		}
		if !bytes.Equal(got, want) {
			return fmt.Errorf("%s is not made of the entries", path(tile))
		}
	}
	fmt.Printf("audit: %d entries and %d tiles make this root\n", tree.N, len(tiles))
	return nil
}

func tilesOf(size int64) (tiles []tlog.Tile) {
	for level := 0; size > 0; level++ {
		for n := int64(0); n<<height < size; n++ {
			tiles = append(tiles, tlog.Tile{H: height, L: level, N: n, W: int(min(size-n<<height, 1<<height))})
		}
		size >>= height
	}
	return tiles
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

// path leaves out the height, which golang.org writes and C2SP does not.
func path(tile tlog.Tile) string {
	return fmt.Sprintf("tile/%d/%s", tile.L, number(tile))
}

func number(tile tlog.Tile) string {
	return strings.SplitN(tile.Path(), "/", 4)[3]
}

// source is a folder or a URL.
type source struct{ prefix string }

func (s source) read(path string) ([]byte, error) {
	if !strings.HasPrefix(s.prefix, "http://") && !strings.HasPrefix(s.prefix, "https://") {
		return os.ReadFile(filepath.Join(s.prefix, filepath.FromSlash(path)))
	}
	answer, err := http.Get(strings.TrimSuffix(s.prefix, "/") + "/" + path)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", path, answer.Status)
	}
	return io.ReadAll(answer.Body)
}

func (s source) Height() int { return height }

func (s source) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

func (s source) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		content, err := s.read(path(tile))
		if err != nil {
			return nil, err
		}
		data[i] = content
	}
	return data, nil
}
