// GET /api/recommendations/:id as a careful team would write it in Fastify with mysql2: one
// process per core, a bearer token checked with HS256, the session looked up as long as a short
// cache does not know it, the stored answer sent as it is.
import cluster from 'node:cluster'
import fastifyJwt from '@fastify/jwt'
import Fastify from 'fastify'
import mysql from 'mysql2/promise'

const { PORT, WORKERS, DATABASE_SOCKET, DATABASE, SECRET } = process.env

if (cluster.isPrimary && Number(WORKERS) > 1) {
  for (let i = 0; i < Number(WORKERS); ++i) cluster.fork()
  process.on('SIGTERM', () => process.exit(0))
} else {
  const pool = mysql.createPool({ socketPath: DATABASE_SOCKET, user: 'root', database: DATABASE, connectionLimit: 8 })
  const app = Fastify({ logger: false })
  await app.register(fastifyJwt, { secret: SECRET })

  const checked = new Map()
  async function isActive(session) {
    const until = checked.get(session)
    if (until > Date.now()) return true
    const [rows] = await pool.execute('SELECT id FROM sessions WHERE id = ?', [session])
    if (rows.length) checked.set(session, Date.now() + 5000)
    return rows.length > 0
  }

  app.get('/api/recommendations/:id', async (request, reply) => {
    const claims = await request.jwtVerify().catch(() => undefined)
    if (!claims || !(await isActive(claims.sid))) return reply.code(401).send({ status: 401 })
    const [rows] = await pool.execute(
      'SELECT answer FROM recommendations WHERE id = ? AND user_id = ?', [request.params.id, claims.sub])
    if (!rows.length) return reply.code(404).send({ status: 404 })
    return reply.type('application/json').send(rows[0].answer)
  })
  await app.listen({ port: Number(PORT), host: '127.0.0.1' })
}
