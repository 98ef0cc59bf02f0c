import { seal } from './lib/sealed/age'
import { unseal } from './lib/sealed/seal'
import { keyFrom, newKey } from './lib/sealed/key'
import { randomBytes } from 'node:crypto'
const gb = Number(process.argv[2]); const piece = randomBytes(65536); const k = (keyFrom(newKey()) as any).value
let base=0, peak=0
async function* src(){ for (let i=0;i<gb*16384;i++) { yield piece; if (i%1024===0) { const r=process.memoryUsage.rss(); peak=Math.max(peak,r); if(!base) base=r; await new Promise(r=>setImmediate(r)) } } }
for (const [name, run] of [['seal', () => seal(k)(src())], ['seal and unseal', () => unseal(k)(seal(k)(src()))]] as const) {
  base=peak=0; const c=process.cpuUsage(); const s=performance.now(); let n=0
  for await (const x of run()) n+=x.length
  const u=process.cpuUsage(c); console.log(name, (n/1e9).toFixed(2)+' GB', ((performance.now()-s)/1000).toFixed(1)+' s', 'cpu '+((u.user+u.system)/1e6).toFixed(1)+' s', 'rss at begin '+(base/1e6|0)+', most '+(peak/1e6|0)+' MB')
}
