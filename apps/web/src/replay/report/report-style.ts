/** How a report looks on a screen and on paper: the colours of the board, and fonts that every device has. */
export const reportStyle = `
:root{--ground:#f8f3e8;--sheet:#fffdf8;--ink:#27221b;--soft:#5b5244;--line:#d6c9b2;--pine:#2b5a47;--wash:#e4ece2}
@media(prefers-color-scheme:dark){:root{--ground:#191b18;--sheet:#20231f;--ink:#ede7da;--soft:#b9b1a0;--line:#3c4139;--pine:#97c9ad;--wash:#2c3d33}}
*{box-sizing:border-box}
body{margin:0;padding:clamp(1rem,4vw,4rem) clamp(1rem,5vw,4rem);background:var(--ground);color:var(--ink);font:1.0625rem/1.6 'Atkinson Hyperlegible Next','Atkinson Hyperlegible',system-ui,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:48rem;margin-inline:auto}
h1,h2,h3{font-family:Fraunces,Georgia,'Times New Roman',serif;font-weight:560;line-height:1.2;text-wrap:balance}
h1{margin:.2rem 0 1rem;font-size:clamp(2rem,1.3rem + 3vw,3.2rem)}
h2{margin:3.2rem 0 1rem;padding-top:1.1rem;border-top:2px solid var(--pine);font-size:1.6rem}
h3{position:relative;margin:2rem 0 .5rem;padding-left:1.15em;font-size:1.2rem}
h3::before{content:'';position:absolute;left:0;top:.36em;width:.5em;height:.5em;border-radius:2px;background:var(--pine)}
p,ul,ol{margin:.5rem 0}
.kicker{margin:0;color:var(--pine);font-weight:700}
.lead{color:var(--soft);font-size:1.125rem}
.named strong{display:block;color:var(--soft);font-size:.875rem}
ul,ol{padding:0;list-style:none}
li{padding:.4rem 0 .4rem 1.2rem;border-left:3px solid var(--line)}
li+li{border-top:0}
ul>li{margin-bottom:.4rem;border-left-color:var(--pine)}
time,.without{color:var(--soft);font-size:.9em;font-variant-numeric:tabular-nums}
li>time{display:block;line-height:1.3}
figure{width:min(76rem,calc(100vw - 2*clamp(1rem,5vw,4rem)));margin:.4rem 0 2.2rem 50%;transform:translateX(-50%)}
figcaption{max-width:48rem;margin:0 auto .6rem}
li>strong:first-child{display:block}
figure img{display:block;width:100%;height:auto;border:1px solid var(--line);border-radius:10px;background:#f3ecdf}
footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.875rem}
@media print{:root{--ground:#fff;--sheet:#fff;--ink:#000;--soft:#444;--line:#bbb;--pine:#2b5a47}@page{margin:18mm 16mm}body{padding:0;font-size:10.5pt}header,main,footer{max-width:none}h2{margin-top:1.6rem;font-size:16pt}h2,h3,p:has(+ol){break-after:avoid}h3{font-size:12pt}li,figure{break-inside:avoid}figure{width:100%;margin:1.2rem 0;transform:none}figcaption{max-width:none}}
`.trim()
