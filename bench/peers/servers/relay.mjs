// The floor: passes each frame on to the others of the same address. Understands nothing, keeps nothing.
import { WebSocketServer } from "ws";

const rooms = new Map();
const server = new WebSocketServer({ host: "localhost", port: Number(process.env.PORT), perMessageDeflate: false });
server.on("connection", (socket, { url }) => {
  const room = rooms.get(url) ?? new Set();
  rooms.set(url, room.add(socket));
  socket.on("message", (frame) => {
    for (const other of room) if (other !== socket) other.send(frame, { binary: true });
  });
  socket.on("close", () => room.delete(socket) && room.size === 0 && rooms.delete(url));
  socket.on("error", () => {});
});
