#!/bin/sh
# Runs the broker. On an empty volume it first makes the broker's instance, with the password that is in a file.
set -eu
if [ ! -e "$BROKER_INSTANCE/complete" ]; then
    "$ARTEMIS_HOME/bin/artemis" create "$BROKER_INSTANCE" --force --silent --require-login \
        --user "$BROKER_USER" --password "$(cat "$BROKER_PASSWORD_FILE")" \
        --host "$BROKER_HOST" --default-port "$BROKER_PORT" --java-memory "$BROKER_MEMORY" \
        --no-web --no-amqp-acceptor --no-hornetq-acceptor --no-mqtt-acceptor --no-stomp-acceptor
    # Requests to providers hold people's data: what expires is forgotten, not kept in ExpiryQueue or DLQ.
    sed -i 's|<address-settings>|&<address-setting match="provider.#"><dead-letter-address/><expiry-address/></address-setting>|' \
        "$BROKER_INSTANCE/etc/broker.xml"
    touch "$BROKER_INSTANCE/complete"
fi
exec "$BROKER_INSTANCE/bin/artemis" run
