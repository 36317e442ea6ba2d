/**
 * 繁体字. Traditional characters that occur in the language of budgets; none of them is part of GB 2312, the set of
 * simplified Chinese.
 */
const TRADITIONAL =
  '業職財務單資產預決補貼費醫療衛險會計員構機關縣區鄉鎮國際經濟發環節農漁場術學習師範圖書館聞報紙電視訊號廣網絡統數據庫處廳級屬類項結餘轉撥額總買賣購運維護車輛辦勞動實驗審監執劃規則標準證簽訂條約議題設備' +
  '註說語詞釋義問頁碼編歷舊將來應該與從對開閉門間閣東馬鳥魚龍龜齊齒麥黃點線紅綠藍絲綢織紡緊縮緩練組細給絕繼續綜綱緒緣縫績繳纖罰罷羅聯聲聽肅脅腦腫臟臨舉艱蘇蘭虛蟲蠻衝裝裡複襲見觀親覺覽觸訓記許訪評診詐試詩' +
  '話詳誠誤調談請論諾謀識譜譯讀變讓豐負貢貧貨販貪責貯貴貸賀賃賠賞賢質賴賺贈贊趕趙軌軍軟載較輔輕輝輪輸轄過達違遠適遲遷選遺還鄰醜針鈔鈣鋼錄錢錯鍋鍵鎖鏈鐘鐵鑑長閃閒閱隊階陸陽陰陳隨隱難雲霧靈靜韓響頂順須頓頻' +
  '顏願顧顯風飛飯飲飾養駐駕驚體髮鬥鬧魯鮮麗麼齡勵勢勳匯協卻參雙叢啟喪喬嘗嚴囑圍園圓團壓壞壘墊壯壽夢夠奪奮獎妝婦媽嬰孫寶寫寬專尋導層屆島峽帥帳帶幣幫幹幾廁廢張強彈復徑徹恆悅惡惱愛態慣慮慶憂憑憲懷戰戲戶拋挾' +
  '捨掃揀換損搶擁擇擊擋擴擾擺攝攤敗敘斷時晉晝暫楊極槍樂樓樣樹橋檔檢權歡歐殘毀毆氣沒況沖淚淨淺減測渾湯溝滅滿漢漲漸潔潛潤濃濤灣灑無煙煩熱燈營爐爭爾牆狀猶獨獲獻現瑣畝畢畫異當癥盜盡盤眾睜矯確礎礙礦禮禍種稱積' +
  '穩窮竊競筆築簡籌糧糾紀';

/**
 * A traditional character, a CJK radical (U+2E80–2FDF) or a compatibility ideograph (U+F900–FAFF); the latter are typed by
 * no input method, fonts and conversions leave them behind.
 */
export const UNSIMPLIFIED = new RegExp(`[${TRADITIONAL}\\u2e80-\\u2fdf\\uf900-\\ufaff]`);

/** True for a traditional character or a radical that stands for one. */
export function isUnsimplified(character: string): boolean {
  return UNSIMPLIFIED.test(character);
}
