// Hocuspocus with its SQLite extension, as it comes. Its packages lie in a folder of their own.
import { createRequire } from "node:module";

const from = createRequire(`${process.env.PEERS}/server.js`);
const { Server } = from("@hocuspocus/server");
const { SQLite } = from("@hocuspocus/extension-sqlite");
const database = `${process.env.DATA_DIR}/notes.sqlite`;
const port = Number(process.env.PORT);
await new Server({ port, address: "localhost", quiet: true, extensions: [new SQLite({ database })] }).listen();
