// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'

const trouble = '无法加载天气数据，请稍后重试或检查网络连接。'

/** A day's weather as the server tells it, far enough ahead of the tests' own clock to be shown. */
function day(sky_text, sky, at) {
  const date = new Date(Date.now() + at * 86_400_000).toISOString().slice(0, 10)
  return {
    day: date,
    basis: 'forecast',
    sky,
    sky_text,
    outdoors: sky === 'clear' ? 'fine' : 'bad',
    celsius_min: 12,
    celsius_max: 19,
    rain_percent: sky === 'clear' ? 0 : 90,
    source: 'open_meteo',
    attribution: 'Weather data by Open-Meteo.com',
    as_of: new Date().toISOString(),
    is_stale: false,
  }
}

function hour(at) {
  const from = new Date(Date.now() + at * 3_600_000)
  return {
    from: from.toISOString(),
    until: new Date(from.getTime() + 3_600_000).toISOString(),
    sky: 'rain',
    sky_text: '雨',
    outdoors: 'careful',
    celsius_max: 15,
    rain_percent: 60,
  }
}

export const forecast = {
  adcode: '350100',
  name_zh: '福州市',
  name_en: 'Fuzhou',
  days: [day('晴', 'clear', 0), day('大雨', 'heavy_rain', 1)],
  hours: [hour(1), hour(2), hour(3)],
  warnings: [
    {
      id: '1',
      source: 'qweather',
      sender: '福州市气象台',
      event: '暴雨',
      hazard: 'rainstorm',
      hazard_text: '暴雨',
      severity: 'severe',
      severity_text: '橙色',
      issued: new Date().toISOString(),
      expires: new Date(Date.now() + 6 * 3_600_000).toISOString(),
      headline: '福州市气象台发布暴雨橙色预警信号',
      description: '预计未来 3 小时降雨量将达 50 毫米以上。',
      instruction: '1. 减少外出。\n2. 远离低洼地带。',
      area: '福州市',
      attribution: 'QWeather',
    },
  ],
}

export const stories = [
  {
    name: 'weather: when nobody answers it is E-303 with 刷新, and the last data with its time',
    async tell(me, { page }) {
      await page.route('**/api/weather?*', route => route.fulfill({ json: forecast }), { times: 1 })
      await me.open('/weather/350100')
      await me.sees('大雨')
      await me.sees('暴雨橙色预警')
      await page.getByText('暴雨橙色预警', { exact: true }).click()
      await me.sees('远离低洼地带')

      await page.route('**/api/weather?*', route => route.abort())
      await me.button('刷新').click()
      await me.sees(trouble)
      await me.sees('E-303')
      await me.sees('保存的最近数据')
      await me.sees('大雨')
      await page.reload()
      await me.sees(trouble)
      await me.sees('大雨')

      await page.unroute('**/api/weather?*')
      await page.route('**/api/weather?*', route =>
        route.fulfill({
          json: { ...forecast, days: [day('晴', 'clear', 0)], warnings: [] },
        }),
      )
      await me.button('刷新').click()
      await page.getByText(trouble).waitFor({ state: 'detached' })
      assert.equal(await page.getByText('大雨').count(), 0)
      assert.equal(await page.getByText('保存的最近数据').count(), 0)
    },
  },
  {
    name: 'weather: with no service and nothing kept, the month is shown as what it is',
    async tell(me, { page }) {
      await me.open('/weather/350100')
      await me.sees('该月常年情况，非预报')
      assert.equal(await page.getByText('E-303').count(), 0)
      await me.open('/places')
      await page.locator('li.place a').first().click()
      await me.link('更多天气').click()
      await me.at(/\/weather\/\d{6}/)
    },
  },
]
