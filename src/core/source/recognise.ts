/** The encodings that a file may be in that does not say so and is not UTF-8. */
export const GUESSED = ['gb18030', 'big5', 'shift_jis', 'euc-kr'] as const;

export type Guessed = (typeof GUESSED)[number];

/** What the bytes of a text look most like, and whether that is beyond doubt. */
export interface Guess {
  readonly encoding: Guessed;
  readonly isSure: boolean;
}

/** Characters that texts of each kind are full of, in the order of how often they occur, and words of tables. */
const FREQUENT: Readonly<Record<Guessed, string>> = {
  gb18030:
    '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开合还因由其些然前外天政四日社义事平形相全表间样与关各重新线内数正心反明看原又利比或但质气第向道此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别手期根论运农指几九区强放决西被干做必先回则任取据处队南色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报完类八离华名确才科张信马节话米整空况今集温传土许步群广石记需段研界林律究观越织装影算低持音众书布复容须际商非验连断深难近矿千周素技备半办青省列习响约支般史感劳便团往历市克何除消构府称太准精值号率族维划选标写存候亲快效斯院查江型按格养易置派层片始却专状育京识适属火住调满县局照参红细引该铁价严编项称亿元投预绩镇乡村街税财债务医疗卫园桥公里亩吨户释词注释填说明完成累计同期',
  big5: '的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開合還因由其些然前外天政四日社義事平形相全表間樣與關各重新線內數正心反明看原又利比或但質氣第向道此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別手期根論運農指幾九區強放決西被幹做必先回則任取據處隊南色光門即保治北造百規熱領七海口東導器壓志世金增爭濟階油思術極交受聯什認六共權收證改清美再採轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報完類八離華名確才科張信馬節話米整空況今集溫傳土許步群廣石記需段研界林律究觀越織裝影算低持音眾書布復容須際商非驗連斷深難近礦千周素技備半辦青省列習響約支般史感勞便團往歷市克何除消構府稱太準精值號率族維劃選標寫存候親快效斯院查江型按格養易置派層片始卻專狀育京識適屬火住調滿縣局照參紅細引該鐵價嚴編項稱億元投預績鎮鄉村街稅財債務醫療衛園橋公里畝噸戶釋詞註填說明完成累計臺灣港澳',
  shift_jis:
    'のはにをたがでてとしれさるいもなかこりらあうくきそませつよけえおみやめわちろどばじすべへごずほふぎむびだょゅっぁぃぅぇぉンスルトイリラクシアーレマドロプニカサセテメコフタエチムナオハキミヤモワソネヒケウ日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選立開手米力学問高代明実円関決子動京全目表戦経通外最氏現理調体化当八六約主題下首意法不来作性的要用制治度務強気小七成期公野協取都和統機平総加思家話世受区領多県続進正安設保改数記院女初北午指権心界支第産結百派点教報済書府活原先共得解名交資予川向際査勝面委告軍文元重近千考判認画海参売利組知案道信策集在件団別物側任引使求所次水半品昨論計死官増係情投示変打男基私各始島直両朝革価式確村町率',
  'euc-kr':
    '이다는에의가을고지하한사로기인은도리자어서시라정대를니나보으일전아수부해상원장제구만여공중그주동관경국과와성안적스비발조소선화연계내방행민모말개면용유당재회생분물신진학업실들위북남단우있었했될것년월군읍총합호름명목표금액억천율세출입항번현황증감평균종류명칭번호단위인구가구면적산업지역주민교육복지',
};

/** The lead bytes of the characters in general use, which the makers of each encoding put first. */
const IN_USE: Readonly<Record<Guessed, readonly [first: number, last: number]>> = {
  gb18030: [0xb0, 0xd7],
  big5: [0xa4, 0xc6],
  shift_jis: [0x88, 0x97],
  'euc-kr': [0xb0, 0xc8],
};

/** What a character of a text says for its encoding. A wrong reading yields rare characters, or none. */
const WORTH = { frequent: 2, inUse: 0.4, sign: 0.3, rare: -1.2, none: -8 };

/** So much better, for a character and for all of them, a reading must be to be beyond doubt. */
const CLEAR_MARGIN = 0.35;
const CLEAR_SUM = 6;

/** So much of a file tells its encoding. */
const SAMPLE_BYTES = 2 ** 16;

/**
 * Tells the East Asian encodings apart by the characters that each would yield. In doubt it is GB18030, which is
 * what programs in the mainland save.
 */
export function guessEncoding(bytes: Uint8Array): Guess {
  const sample = sampleOf(bytes);
  const [best, next] = GUESSED.flatMap((encoding) => scoreOf(encoding, sample) ?? []).toSorted(
    (one, other) => other.mean - one.mean,
  );
  if (!best || !next) return { encoding: 'gb18030', isSure: best !== undefined };
  const margin = best.mean - next.mean;
  // what is most likely to begin with needs less to be believed
  const enough = best.encoding === 'gb18030' ? CLEAR_SUM / 3 : CLEAR_SUM;
  const isSure = margin >= CLEAR_MARGIN && margin * best.count >= enough && best.mean > 0;
  return { encoding: isSure ? best.encoding : 'gb18030', isSure };
}

/** The beginning of a file, to the end of a line, so that no character is cut. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes;
  const end = bytes.lastIndexOf(0x0a, SAMPLE_BYTES);
  return bytes.subarray(0, end > 0 ? end : SAMPLE_BYTES);
}

interface Score {
  readonly encoding: Guessed;
  readonly mean: number;
  readonly count: number;
}

/** What the characters that are not ASCII are worth; undefined where this machine does not know the encoding. */
function scoreOf(encoding: Guessed, sample: Uint8Array): Score | undefined {
  const decoder = decoderOf(encoding);
  if (!decoder) return undefined;
  const frequent = new Set(FREQUENT[encoding]);
  const inUse = charactersInUse(encoding, decoder);
  let sum = 0;
  let count = 0;
  for (const character of decoder.decode(sample)) {
    if (character < '\u0080') continue;
    count++;
    if (frequent.has(character)) sum += WORTH.frequent;
    else if (isNone.test(character)) sum += WORTH.none;
    else if (isSign.test(character)) sum += WORTH.sign;
    else if (inUse.has(character)) sum += WORTH.inUse;
    else sum += WORTH.rare;
  }
  return { encoding, count, mean: count === 0 ? 0 : sum / count };
}

/** What no reading should yield: what is broken, without a character, or for private use; control characters. */
const isNone = /[\ufffd\u0080-\u009f]|\p{Co}|\p{Cn}/u;
const isSign = /[，。、：；（）“”‘’《》—…·　％－～「」『』【】①-⑳０-９Ａ-Ｚａ-ｚ]/u;

function decoderOf(encoding: Guessed): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(encoding);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Every character with one of the lead bytes that are in general use. */
function charactersInUse(encoding: Guessed, decoder: InstanceType<typeof TextDecoder>): ReadonlySet<string> {
  const [first, last] = IN_USE[encoding];
  const pairs: number[] = [];
  for (let lead = first; lead <= last; lead++)
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      if (encoding === 'gb18030' && trail < 0xa1) continue;
      if (encoding === 'euc-kr' && trail < 0xa1) continue;
      pairs.push(lead, trail, 0x0a);
    }
  return new Set(decoder.decode(new Uint8Array(pairs)).split('\n'));
}
