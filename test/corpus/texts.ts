// Texts that something on the way may alter: ground truth §7.4 and §7.5.

/** Each shorter than the shortest text of the desk may be, and comes back as it was. */
export const texts: [name: string, text: string][] = [
  ['spaces around', '  spaces around  '],
  ['emoji', 'fire 🔥🚒 and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢'],
  ['a family', '👩‍👩‍👧‍👦 and flags 🇩🇪🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
  ['variation selectors', '❤️ and ❤︎ and ☎️'],
  ['zero width', 'a\u200b\u200c\u200d\ufeffb'],
  ['a leading BOM', '\ufeffb'],
  ['right to left', 'a\u202ebcd\u202c שלום مرحبا'],
  ['combining', `Z${'\u0351'.repeat(90)}algo`],
  ['NFC', 'Caf\u00e9 \u1e69'],
  ['NFD', 'Cafe\u0301 s\u0323\u0307'],
  ['case', 'İstanbul Straße ǆ ŉ ﬁ'],
  ['line ends', 'one\r\ntwo\rthree\n\tfour\u2028five\u2029six'],
  ['controls', 'a\u0001\u0007\u0008\u001b[31mb\u007f\u0085'],
  ['beyond', 'a\uffff\ufffe\u{10ffff}\ufdd0\ufffdb'],
  ['digits', '١٢ 0x10 007 1e400 NaN -0'],
  ['templates', '{{7*7}} ${7*7} #{7*7} <%= 7*7 %> %s %n'],
  ['markup', '<script>alert(1)</script> [x](javascript:alert(1)) &amp; <!--'],
  ['a spreadsheet', "=cmd|' /C calc'!A0"],
  ['OR', "' OR 1=1-- -"],
  ['an escaped quote', "\\' OR 1=1#"],
  ['wildcards', '100%_\\%\\_'],
  ['a backslash at the end', 'c:\\'],
  ['backticks', '`a`; "b"; \'c\''],
  ['DROP', "'); DROP TABLE incident;--"],
  ['a versioned comment', '/*!50000 SELECT SLEEP(5)*/ 0x27'],
  ['placeholders', '? ?? :name $1 @var'],
  ['operators of full text', '+a -b ~c <d >e (f) "g" h* @5 ++ --'],
  ['quotes of full text', '"""" ((()) *** @@ +-'],
  ['prototypes', '__proto__'],
  ['magic', '__MAGIC_MINUS_INFINITY__ __MAGIC_DATE__1'],
  ['JSON', '{"$ne":null}'],
  ['null', 'null'],
]

/** Refused wherever they stand. */
export const brokenTexts: [name: string, text: string][] = [
  ['a lone high surrogate', 'a\ud83db'],
  ['a lone low surrogate', '\udd25b'],
  ['surrogates the wrong way round', '\udd25\ud83d'],
  ['NUL at the start', '\0a'],
  ['NUL in the middle', 'a\0b'],
  ['NUL at the end', 'a\0'],
]

/** Nothing in them that people can see. */
export const blankTexts = ['', ' ', '\t\n\r', '\u00a0\u2003', '\u200b\u200c\u200d\ufeff', '\u202e', '\u0001']
