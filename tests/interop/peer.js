// node-soap as an authority. PEER_CONFIG names a JSON file: path -> WSDL, soap12, user,
// password, digest, provider to refuse, answers, and a file to write the names of called
// operations to. Prints its port when it listens.
"use strict";
const crypto = require("crypto");
const fs = require("fs");
const http = require("http");
const soap = require("soap");

const config = JSON.parse(fs.readFileSync(process.env.PEER_CONFIG, "utf8"));
const answers = JSON.parse(fs.readFileSync(config.answers, "utf8"));

// "@name" is an attribute, "#" the text beside attributes.
function members(value) {
  if (Array.isArray(value)) return value.map(members);
  if (value === null || typeof value !== "object") return value;
  const result = {};
  for (const [name, part] of Object.entries(value)) {
    if (name === "#") result.$value = part;
    else if (name.startsWith("@"))
      (result.attributes = result.attributes || {})[name.slice(1)] = part;
    else result[name] = members(part);
  }
  return result;
}

const text = (value) => (value && typeof value === "object" ? value.$value : value);

function isKnown(headers) {
  const token = headers.Security.UsernameToken;
  let expected = config.password;
  if (config.digest) {
    expected = crypto
      .createHash("sha1")
      .update(Buffer.from(text(token.Nonce), "base64"))
      .update(text(token.Created))
      .update(config.password)
      .digest("base64");
  }
  return text(token.Username) === config.user && text(token.Password) === expected;
}

const namesProvider = (value) =>
  value === config.refuse ||
  (value !== null && typeof value === "object" && Object.values(value).some(namesProvider));

function refuse() {
  const { code, text: reason } = answers.refusal;
  if (config.soap12)
    return members({
      Status: { "@nr": "9" },
      Text: [{ "@nr": code, "#": reason }],
    });
  // node-soap knows no namespaces in a fault's detail: written as a root would be
  const detail = {
    "n:Fehlermeldung": {
      attributes: { "xmlns:n": "urn:inge-online:stand-in:2026" },
      "n:Fehler": { "n:Code": code, "n:Text": reason },
    },
  };
  throw {
    Fault: {
      faultcode: "soap:Client",
      faultstring: "refused",
      detail,
      statusCode: 500,
    },
  };
}

function handler(operation) {
  return (request, callback, headers) => {
    if (!isKnown(headers))
      throw {
        Fault: config.soap12
          ? {
              Code: { Value: "soap:Sender", Subcode: { Value: "wsse:FailedAuthentication" } },
              Reason: { Text: "not you" },
              statusCode: 500,
            }
          : {
              faultcode: "wsse:FailedAuthentication",
              faultstring: "not you",
              statusCode: 500,
            },
      };
    fs.appendFileSync(config.log, `${operation}\n`);
    if (namesProvider(request)) return refuse();
    return members({ ...answers.common, ...answers.operations[operation] });
  };
}

async function main() {
  const server = http.createServer((request, response) => {
    response.statusCode = 404;
    response.end();
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  for (const [path, file] of Object.entries(config.paths)) {
    const client = await soap.createClientAsync(file);
    const services = client.describe();
    for (const ports of Object.values(services))
      for (const operations of Object.values(ports))
        for (const name of Object.keys(operations)) operations[name] = handler(name);
    await new Promise((ready, failed) => {
      soap.listen(server, {
        path,
        services,
        uri: file,
        xml: fs.readFileSync(file, "utf8"),
        forceSoap12Headers: config.soap12,
        callback: (error) => (error ? failed(error) : ready()),
      });
    });
  }
  console.log(server.address().port);
}

main();
